package trade.helix.exchange.kraken;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.Form;

/**
 * An order that is about to leave.
 *
 * @param ref under which it will be found
 * @param side which way
 * @param quantity base units
 * @param stopOrNull the trigger of a stop, or of the stops that go with an entry; null for a market order alone
 */
record Draft(
        OrderRef ref,
        Side side,
        Quantity quantity,
        @Nullable Price stopOrNull) {
    static Draft of(OrderRequest order) {
        Price stop = order.attached().map(each -> each.stop()).orElse(null);
        return new Draft(order.ref(), order.side(), order.quantity(), stop);
    }

    static Draft of(ProtectionRequest request) {
        return new Draft(request.ref(), Side.SELL, request.quantity(), request.stop());
    }

    boolean isEntry() {
        return side == Side.BUY;
    }

    private boolean isCarrier() {
        return ref.form() == OrderRef.Form.CARRIER;
    }

    private OrderType type() {
        return stopOrNull == null || isCarrier() ? OrderType.MARKET : OrderType.STOP_LOSS;
    }

    /** A client order id and a conditional close exclude each other: then the number stands in as the user reference. */
    Form form(String pair) {
        Form form = Form.of("pair", pair)
                .and("type", side == Side.BUY ? "buy" : "sell")
                .and("ordertype", type() == OrderType.MARKET ? "market" : "stop-loss")
                .and("volume", quantity)
                .and("oflags", "fciq");
        if (stopOrNull == null) {
            return form.and("cl_ord_id", ref.clientOrderId());
        }
        return isCarrier()
                ? form.and("userref", ref.number())
                        .and("close[ordertype]", "stop-loss")
                        .and("close[price]", stopOrNull)
                : form.and("cl_ord_id", ref.clientOrderId())
                        .and("price", stopOrNull)
                        .and("trigger", "last");
    }

    /** As the venue will show it: an entry that carries a stop has no client order id there. */
    OrderState state(VenueOrderId txid, Instant at) {
        var builder = OrderState.builder()
                .symbol(ref.symbol())
                .side(side)
                .type(type())
                .status(OrderStatus.NEW)
                .quantity(quantity)
                .venueOrderId(txid)
                .createdAt(at);
        if (!isCarrier()) {
            builder.clientOrderId(ref.clientOrderId());
        }
        if (stopOrNull != null && !isCarrier()) {
            builder.stopPrice(stopOrNull);
        }
        return builder.build();
    }
}
