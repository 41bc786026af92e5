package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.ExpiryReason;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderStatus;

/** Orders and trades in the venue's JSON. Fees are in quote whatever they were paid in. */
final class OrderJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NEVER = 0;

    private OrderJson() {}

    static ObjectNode order(Order order, boolean trades, boolean twice) {
        OrderRequest request = order.request();
        Map<String, String> extras = request.extras();
        ObjectNode json = JSON.objectNode();
        ids(json, order);
        json.put("status", status(order)).put("reason", reason(order));
        json.put("opentm", Numbers.seconds(order.createdAt()));
        if (!order.isOpen()) {
            json.put("closetm", Numbers.seconds(order.updatedAt()));
        }
        json.put("starttm", NEVER).put("expiretm", NEVER);
        json.set("descr", description(request));
        json.put("vol", Numbers.amount(order.quantity())).put("vol_exec", Numbers.amount(order.filled()));
        amounts(json, order);
        json.put("misc", "").put("oflags", extras.getOrDefault(OrderForm.FLAGS, ""));
        if (request.type().isConditional()) {
            json.put("trigger", "last");
        }
        if (trades) {
            ArrayNode ids = json.putArray("trades");
            order.fills().forEach(fill -> ids.add(TxIds.trade(fill.id())));
            if (twice) {
                order.fills().forEach(fill -> ids.add(TxIds.trade(fill.id())));
            }
        }
        return json;
    }

    private static void ids(ObjectNode json, Order order) {
        Map<String, String> extras = order.request().extras();
        json.put("refid", extras.get(OrderForm.PARENT));
        String userref = extras.get(OrderForm.USERREF);
        json.set("userref", userref == null ? JSON.nullNode() : JSON.numberNode(Long.parseLong(userref)));
        if (!order.clientOrderId().isEmpty()) {
            json.put("cl_ord_id", order.clientOrderId());
        }
    }

    static ObjectNode trade(Fill fill) {
        Order order = fill.order();
        OrderRequest request = order.request();
        ObjectNode json = JSON.objectNode();
        json.put("ordertxid", order.name()).put("postxid", TxIds.position(fill.id()));
        json.put("pair", Names.pair(request.pair())).put("aclass", "forex");
        json.put("time", Numbers.seconds(fill.at()));
        json.put("type", side(request)).put("ordertype", ordertype(request));
        json.put("price", Numbers.amount(fill.price())).put("cost", Numbers.amount(fill.notional()));
        json.put("fee", Numbers.amount(feeInQuote(fill))).put("vol", Numbers.amount(fill.quantity()));
        json.put("margin", Numbers.amount(BigDecimal.ZERO)).put("leverage", "0").put("misc", "");
        return json.put("trade_id", fill.id()).put("maker", fill.maker());
    }

    static String status(Order order) {
        return switch (order.status()) {
            case PENDING_NEW, NEW, PARTIALLY_FILLED -> "open";
            case FILLED -> "closed";
            case CANCELED, REJECTED -> "canceled";
            case EXPIRED -> order.filled().signum() > 0 ? "closed" : "canceled";
        };
    }

    static @Nullable String reason(Order order) {
        ExpiryReason expired = order.expiryReason();
        if (expired == null) {
            return order.status() == OrderStatus.CANCELED ? "User requested" : null;
        }
        return switch (expired) {
            case UNFILLED_IOC_QUANTITY_EXPIRED -> "Immediate or cancel";
            case UNFILLED_FOK_ORDER_EXPIRED -> "Fill or kill";
            case INSUFFICIENT_LIQUIDITY -> "Insufficient liquidity";
            case REJECTED -> "Insufficient funds";
            case OCO_TRIGGER, OTO_PHASE_ONE_EXPIRED -> null;
        };
    }

    private static ObjectNode description(OrderRequest request) {
        BigDecimal first = request.type().isConditional() ? request.trigger() : request.price();
        BigDecimal second = request.type().isConditional() ? request.price() : null;
        return JSON.objectNode()
                .put("pair", Names.altName(request.pair()))
                .put("aclass", "forex")
                .put("type", side(request))
                .put("ordertype", ordertype(request))
                .put("price", plain(first))
                .put("price2", plain(second))
                .put("leverage", "none")
                .put("order", Descriptions.order(request))
                .put("close", Descriptions.close(request));
    }

    private static void amounts(ObjectNode json, Order order) {
        BigDecimal fee = feeInQuote(order);
        BigDecimal average = order.filled().signum() == 0
                ? BigDecimal.ZERO
                : order.filledWorth().divide(order.filled(), Numbers.DECIMALS, RoundingMode.HALF_UP);
        json.put("cost", Numbers.amount(order.filledWorth())).put("fee", Numbers.amount(fee));
        json.put("price", Numbers.amount(average));
        BigDecimal trigger = order.trigger();
        BigDecimal limit = trigger == null ? null : order.request().price();
        json.put("stopprice", Numbers.amount(trigger == null ? BigDecimal.ZERO : trigger));
        json.put("limitprice", Numbers.amount(limit == null ? BigDecimal.ZERO : limit));
    }

    static BigDecimal feeInQuote(Order order) {
        return order.fills().stream().map(OrderJson::feeInQuote).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal feeInQuote(Fill fill) {
        boolean inBase = fill.feeAsset().equals(fill.order().request().pair().base());
        return inBase ? fill.fee().multiply(fill.price()) : fill.fee();
    }

    private static String side(OrderRequest request) {
        return request.side().name().toLowerCase(Locale.ROOT);
    }

    private static String ordertype(OrderRequest request) {
        return request.extras().getOrDefault(OrderForm.ORDERTYPE, "market");
    }

    private static String plain(@Nullable BigDecimal price) {
        return price == null ? "0" : price.toPlainString();
    }
}
