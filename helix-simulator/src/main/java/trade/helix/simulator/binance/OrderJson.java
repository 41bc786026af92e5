package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderList;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.Side;

/** Orders and fills in the venue's JSON. */
final class OrderJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DECIMALS = 8;
    private static final long NO_LIST = -1;

    private final TimeScale times;

    OrderJson(TimeScale times) {
        this.times = times;
    }

    static String amount(@Nullable BigDecimal amount) {
        BigDecimal value = amount == null ? BigDecimal.ZERO : amount;
        return value.setScale(DECIMALS, RoundingMode.DOWN).toPlainString();
    }

    /** The reply to a new order. */
    ObjectNode placed(Order order, ResponseType type) {
        ObjectNode json = head(order, order.clientOrderId());
        json.put("transactTime", times.of(order.createdAt()));
        if (type != ResponseType.ACK) {
            body(json, order);
            conditional(json, order);
            json.put("workingTime", workingTime(order));
            json.put("selfTradePreventionMode", "NONE");
        }
        if (type == ResponseType.FULL) {
            order.fills().forEach(fill -> json.withArray("fills").add(part(fill)));
            json.withArray("fills");
        }
        return json;
    }

    /** The reply to a cancel; it has an id of its own. */
    ObjectNode cancelled(Order order, String cancelId) {
        ObjectNode json = JSON.objectNode();
        json.put("symbol", Symbols.name(order.request().pair()));
        json.put("origClientOrderId", order.clientOrderId());
        json.setAll(head(order, cancelId));
        json.put("transactTime", times.of(order.updatedAt()));
        body(json, order);
        conditional(json, order);
        json.put("selfTradePreventionMode", "NONE");
        return json;
    }

    /** An order as a query shows it. */
    ObjectNode queried(Order order) {
        ObjectNode json = head(order, order.clientOrderId());
        body(json, order);
        json.put("stopPrice", amount(order.trigger()));
        json.put("icebergQty", amount(BigDecimal.ZERO));
        json.put("time", times.of(order.createdAt()));
        json.put("updateTime", times.of(order.updatedAt()));
        json.put("isWorking", order.workingSince() != null);
        json.put("workingTime", workingTime(order));
        conditional(json, order);
        json.put("selfTradePreventionMode", "NONE");
        return json;
    }

    /** A fill as the trade history shows it. */
    ObjectNode trade(Fill fill) {
        Order order = fill.order();
        ObjectNode json = JSON.objectNode();
        json.put("symbol", Symbols.name(order.request().pair()));
        json.put("id", fill.id());
        json.put("orderId", order.id());
        json.put("orderListId", listId(order));
        json.put("price", amount(fill.price()));
        json.put("qty", amount(fill.quantity()));
        json.put("quoteQty", amount(fill.notional()));
        json.put("commission", amount(fill.fee()));
        json.put("commissionAsset", fill.feeAsset());
        json.put("time", times.of(fill.at()));
        json.put("isBuyer", order.request().side() == Side.BUY);
        json.put("isMaker", fill.maker());
        json.put("isBestMatch", true);
        return json;
    }

    /** A list without its reports; {@code at} is when this happened to it. */
    ObjectNode list(OrderList list, Instant at) {
        String state = list.isOpen() ? "EXECUTING" : "ALL_DONE";
        String symbol = Symbols.name(list.legs().get(0).request().pair());
        ObjectNode json = JSON.objectNode();
        json.put("orderListId", list.id());
        json.put("contingencyType", contingency(list));
        json.put("listStatusType", list.isOpen() ? "EXEC_STARTED" : "ALL_DONE");
        json.put("listOrderStatus", state);
        json.put("listClientOrderId", list.clientId());
        json.put("transactionTime", times.of(at));
        json.put("symbol", symbol);
        ArrayNode orders = json.putArray("orders");
        list.legs()
                .forEach(leg -> orders.addObject()
                        .put("symbol", symbol)
                        .put("orderId", leg.id())
                        .put("clientOrderId", leg.clientOrderId()));
        return json;
    }

    static String contingency(OrderList list) {
        return list.working() == null ? "OCO" : "OTO";
    }

    private static ObjectNode head(Order order, String clientOrderId) {
        ObjectNode json = JSON.objectNode();
        json.put("symbol", Symbols.name(order.request().pair()));
        json.put("orderId", order.id());
        json.put("orderListId", listId(order));
        json.put("clientOrderId", clientOrderId);
        return json;
    }

    private static void body(ObjectNode json, Order order) {
        OrderRequest request = order.request();
        json.put("price", amount(request.price()));
        json.put("origQty", amount(order.quantity()));
        json.put("executedQty", amount(order.filled()));
        json.put("origQuoteOrderQty", amount(request.worth()));
        json.put("cummulativeQuoteQty", amount(order.filledWorth()));
        json.put("status", order.status().name());
        json.put("timeInForce", request.timeInForce().name());
        json.put("type", request.type().name());
        json.put("side", request.side().name());
    }

    private static void conditional(ObjectNode json, Order order) {
        OrderRequest request = order.request();
        if (order.trigger() != null) {
            json.put("stopPrice", amount(order.trigger()));
        }
        request.extras().forEach((name, number) -> json.put(name, Long.parseLong(number)));
        if (order.expiryReason() != null) {
            json.put("expiryReason", order.expiryReason().name());
        }
    }

    private static ObjectNode part(Fill fill) {
        ObjectNode json = JSON.objectNode();
        json.put("price", amount(fill.price()));
        json.put("qty", amount(fill.quantity()));
        json.put("commission", amount(fill.fee()));
        json.put("commissionAsset", fill.feeAsset());
        json.put("tradeId", fill.id());
        return json;
    }

    private long workingTime(Order order) {
        Instant since = order.workingSince();
        return since == null ? -1 : times.of(since);
    }

    static long listId(Order order) {
        OrderList list = order.list();
        return list == null ? NO_LIST : list.id();
    }
}
