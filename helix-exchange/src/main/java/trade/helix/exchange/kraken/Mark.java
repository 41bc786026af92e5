package trade.helix.exchange.kraken;

import java.util.function.Predicate;
import trade.helix.api.order.OrderRef;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;

/**
 * How the venue is asked for one order, and which of those in its answer it is.
 *
 * @param form the field that the venue searches by
 * @param isCarried whether an order carries what was asked for: more than one may
 * @param isIt whether it is the order
 */
record Mark(Form form, Predicate<Json> isCarried, Predicate<Json> isIt) {
    /**
     * A client order id is the order's own. An entry with a close may share its user reference with the stops that it
     * places, which are no market buys.
     */
    static Mark of(OrderRef order) {
        if (order.form() == OrderRef.Form.CARRIER) {
            Predicate<Json> carried = json -> hasNumber(json, order.number());
            return new Mark(Form.of("userref", order.number()), carried, carried.and(Mark::isMarketBuy));
        }
        Predicate<Json> named = json -> order.clientOrderId().value().equals(Orders.clientOrderIdOrNull(json));
        return new Mark(Form.of("cl_ord_id", order.clientOrderId()), named, named);
    }

    private static boolean hasNumber(Json json, int number) {
        return json.has("userref") && json.integer("userref") == number;
    }

    private static boolean isMarketBuy(Json json) {
        Json description = json.child("descr");
        return description.text("type").equals("buy")
                && description.text("ordertype").equals("market");
    }
}
