package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderRequest;

/** Orders and trades as the executions channel writes them. Fees are in quote whatever they were paid in. */
final class ExecutionJson {
    private ExecutionJson() {}

    /** An order with its terms. */
    static ObjectNode order(
            Order order, String execType, String status, BigDecimal filled, BigDecimal worth, Instant at) {
        OrderRequest request = order.request();
        ObjectNode json = head(order, execType, status, at);
        json.put("symbol", request.pair().symbol());
        json.put("side", request.side().name().toLowerCase(Locale.ROOT));
        json.put("order_type", request.extras().getOrDefault(OrderForm.ORDERTYPE, "market"));
        json.put("order_qty", StreamJson.amount(order.quantity()));
        json.put("time_in_force", request.timeInForce().name());
        if (request.price() != null) {
            json.put("limit_price_type", "static").put("limit_price", request.price());
        }
        json.put(
                "fee_ccy_pref",
                request.extras().getOrDefault(OrderForm.FLAGS, "").contains("fcib") ? "fcib" : "fciq");
        sums(json, order, filled, worth);
        trigger(json, order, execType);
        contingent(json, request.extras());
        return json;
    }

    /** One execution. */
    static ObjectNode trade(Fill fill, BigDecimal filled, BigDecimal worth) {
        Order order = fill.order();
        OrderRequest request = order.request();
        ObjectNode json = head(order, "trade", "partially_filled", fill.at());
        json.put("exec_id", TxIds.trade(fill.id())).put("trade_id", fill.id());
        json.put("symbol", request.pair().symbol());
        json.put("side", request.side().name().toLowerCase(Locale.ROOT));
        json.put("order_type", request.extras().getOrDefault(OrderForm.ORDERTYPE, "market"));
        json.put("last_qty", StreamJson.amount(fill.quantity())).put("last_price", fill.price());
        json.put("cost", StreamJson.amount(fill.notional())).put("liquidity_ind", fill.maker() ? "m" : "t");
        json.put("cum_qty", StreamJson.amount(filled)).put("cum_cost", StreamJson.amount(worth));
        BigDecimal fee = StreamJson.amount(OrderJson.feeInQuote(fill));
        json.put("fee_usd_equiv", fee);
        json.putArray("fees").addObject().put("asset", request.pair().quote()).put("qty", fee);
        return json;
    }

    /** An order that has ended without filling whole. */
    static ObjectNode ended(Order order, BigDecimal filled, BigDecimal worth, Instant at) {
        ObjectNode json = head(order, "canceled", "canceled", at);
        sums(json, order, filled, worth);
        String reason = OrderJson.reason(order);
        return json.put("cancel_reason", reason).put("reason", reason);
    }

    private static ObjectNode head(Order order, String execType, String status, Instant at) {
        ObjectNode json = StreamJson.JSON.objectNode();
        json.put("order_id", order.name());
        json.put("exec_type", execType).put("order_status", status);
        Map<String, String> extras = order.request().extras();
        json.put("order_userref", Long.parseLong(extras.getOrDefault(OrderForm.USERREF, "0")));
        if (!order.clientOrderId().isEmpty()) {
            json.put("cl_ord_id", order.clientOrderId());
        }
        if (extras.containsKey(OrderForm.PARENT)) {
            json.put("ord_ref_id", extras.get(OrderForm.PARENT));
        }
        return json.put("timestamp", StreamJson.time(at));
    }

    private static void sums(ObjectNode json, Order order, BigDecimal filled, BigDecimal worth) {
        BigDecimal average =
                filled.signum() == 0 ? BigDecimal.ZERO : worth.divide(filled, Numbers.DECIMALS, RoundingMode.HALF_UP);
        json.put("cum_qty", StreamJson.amount(filled)).put("cum_cost", StreamJson.amount(worth));
        json.put("avg_price", average).put("fee_usd_equiv", StreamJson.amount(OrderJson.feeInQuote(order)));
    }

    private static void trigger(ObjectNode json, Order order, String execType) {
        BigDecimal trigger = order.trigger();
        if (trigger != null) {
            boolean waits = order.workingSince() == null || execType.endsWith("new");
            json.put("stop_price", trigger);
            json.putObject("triggers")
                    .put("reference", "last")
                    .put("price", trigger)
                    .put("price_type", "static")
                    .put("status", waits ? "untriggered" : "triggered");
        }
    }

    private static void contingent(ObjectNode json, Map<String, String> extras) {
        if (extras.containsKey(OrderForm.CLOSE_TYPE)) {
            json.putObject("contingent")
                    .put("order_type", extras.get(OrderForm.CLOSE_TYPE))
                    .put("trigger_price", extras.getOrDefault(OrderForm.CLOSE_PRICE, ""))
                    .put("limit_price", extras.getOrDefault(OrderForm.CLOSE_PRICE2, ""));
        }
    }
}
