package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.market.ExpiryReason;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderEvent;
import trade.helix.simulator.market.OrderEvent.Kind;
import trade.helix.simulator.market.OrderList;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderStatus;

/** The events of an account's stream in the venue's JSON; times are in milliseconds. */
final class UserEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ZERO = OrderJson.amount(BigDecimal.ZERO);

    private UserEvents() {}

    /** An order and what happened to it; {@code number} is the execution's. */
    static ObjectNode execution(OrderEvent event, long number) {
        Order order = event.order();
        OrderRequest request = order.request();
        ObjectNode json = head("executionReport", event.at());
        json.put("s", Symbols.name(request.pair()));
        boolean cancel = event.kind() == Kind.CANCELED;
        json.put("c", cancel ? order.cancelId() : order.clientOrderId());
        json.put("S", request.side().name());
        json.put("o", request.type().name());
        json.put("f", request.timeInForce().name());
        json.put("q", OrderJson.amount(order.quantity()));
        json.put("p", OrderJson.amount(request.price()));
        json.put("P", OrderJson.amount(order.trigger()));
        json.put("F", ZERO);
        json.put("g", OrderJson.listId(order));
        json.put("C", cancel ? order.clientOrderId() : "");
        json.put("x", executionType(event.kind()));
        json.put("X", event.status().name());
        json.put("r", "NONE");
        json.put("i", order.id());
        fill(json, event.fill());
        json.put("z", OrderJson.amount(event.filled()));
        json.put("T", event.at().toEpochMilli());
        json.put("I", number);
        json.put("w", isOnBook(event));
        json.put("M", false);
        json.put("O", order.createdAt().toEpochMilli());
        json.put("Z", OrderJson.amount(event.filledWorth()));
        json.put("Q", OrderJson.amount(request.worth()));
        Instant since = order.workingSince();
        if (since != null) {
            json.put("W", since.toEpochMilli());
        }
        json.put("V", "NONE");
        expiry(json, event);
        return json;
    }

    /** Balances that changed. */
    static ObjectNode position(Map<String, Balance> changed, Instant at) {
        ObjectNode json = head("outboundAccountPosition", at);
        json.put("u", at.toEpochMilli());
        ArrayNode balances = json.putArray("B");
        changed.forEach((asset, balance) -> balances.addObject()
                .put("a", asset)
                .put("f", OrderJson.amount(balance.free()))
                .put("l", OrderJson.amount(balance.locked())));
        return json;
    }

    /** A list that has begun or is done. */
    static ObjectNode list(OrderList list, boolean done, Instant at) {
        String symbol = Symbols.name(list.legs().get(0).request().pair());
        ObjectNode json = head("listStatus", at);
        json.put("s", symbol);
        json.put("g", list.id());
        json.put("c", OrderJson.contingency(list));
        json.put("l", done ? "ALL_DONE" : "EXEC_STARTED");
        json.put("L", done ? "ALL_DONE" : "EXECUTING");
        json.put("r", "NONE");
        json.put("C", list.clientId());
        json.put("T", at.toEpochMilli());
        ArrayNode orders = json.putArray("O");
        list.legs()
                .forEach(leg ->
                        orders.addObject().put("s", symbol).put("i", leg.id()).put("c", leg.clientOrderId()));
        return json;
    }

    /** The last event of a stream. */
    static ObjectNode terminated(Instant at) {
        return head("eventStreamTerminated", at);
    }

    private static ObjectNode head(String type, Instant at) {
        return JSON.objectNode().put("e", type).put("E", at.toEpochMilli());
    }

    private static String executionType(Kind kind) {
        return switch (kind) {
            case PLACED, WOKE -> "NEW";
            case TRADED -> "TRADE";
            case AMENDED -> "REPLACED";
            case CANCELED -> "CANCELED";
            case EXPIRED -> "EXPIRED";
        };
    }

    private static void fill(ObjectNode json, @Nullable Fill fill) {
        json.put("l", fill == null ? ZERO : OrderJson.amount(fill.quantity()));
        json.put("L", fill == null ? ZERO : OrderJson.amount(fill.price()));
        json.put("Y", fill == null ? ZERO : OrderJson.amount(fill.notional()));
        json.put("n", fill == null ? "0" : OrderJson.amount(fill.fee()));
        json.put("N", fill == null ? null : fill.feeAsset());
        json.put("t", fill == null ? -1 : fill.id());
        json.put("m", fill != null && fill.maker());
    }

    /** A stop is not on the book when it is placed, nor is an order that waits for another. */
    private static boolean isOnBook(OrderEvent event) {
        boolean dormant =
                event.kind() == Kind.PLACED && event.order().request().type().isConditional();
        return event.status().isOpen() && event.status() != OrderStatus.PENDING_NEW && !dormant;
    }

    private static void expiry(ObjectNode json, OrderEvent event) {
        ExpiryReason reason = event.order().expiryReason();
        if (event.kind() == Kind.EXPIRED && reason != null) {
            json.put("eR", reason.name());
        }
    }
}
