package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.OrderRequest;

/** Orders in the venue's prose: {@code buy 0.00100000 XBTUSDT @ limit 50000.0}. */
final class Descriptions {
    private Descriptions() {}

    /** What the reply to a new order says. */
    static ObjectNode placed(OrderRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("order", order(request));
        String close = close(request);
        return close.isEmpty() ? json : json.put("close", close);
    }

    static String order(OrderRequest request) {
        BigDecimal volume = request.quantity() != null ? request.quantity() : request.worth();
        String side = request.side().name().toLowerCase(Locale.ROOT);
        return side + " " + Numbers.amount(volume == null ? BigDecimal.ZERO : volume) + " "
                + Names.altName(request.pair()) + " @ " + terms(request);
    }

    /** Empty without a conditional close. */
    static String close(OrderRequest request) {
        Map<String, String> extras = request.extras();
        if (!extras.containsKey(OrderForm.CLOSE_TYPE)) {
            return "";
        }
        PriceTerms close = Closer.terms(extras);
        return "close position @ " + prose(close.ordertype(), close.price(), close.price2());
    }

    private static String terms(OrderRequest request) {
        String ordertype = request.extras().getOrDefault(OrderForm.ORDERTYPE, "market");
        String limit = plain(request.price());
        return request.type().isConditional()
                ? prose(ordertype, plain(request.trigger()), limit)
                : prose(ordertype, limit, "");
    }

    private static String prose(String ordertype, String price, String price2) {
        String kind = ordertype.replace("-limit", "").replace('-', ' ');
        String text = price.isEmpty() ? kind : kind + " " + price;
        return price2.isEmpty() ? text : text + " -> limit " + price2;
    }

    private static String plain(@Nullable BigDecimal price) {
        return price == null ? "" : price.toPlainString();
    }
}
