package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.wire.Endpoint;

/** What an account may read of its orders and trades, newest first. */
final class QueryEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> OPEN = Set.of("query-open-trades");
    private static final Set<String> CLOSED = Set.of("query-closed-trades");
    private static final Set<String> EITHER = Set.of("query-open-trades", "query-closed-trades");
    private static final int PAGE = 50;
    private static final int MOST_ORDERS = 50;
    private static final int MOST_TRADES = 20;
    private static final int HISTORY_COST = 2;

    private final Market market;

    QueryEndpoints(Market market) {
        this.market = market;
    }

    List<Route> routes() {
        return List.of(
                Route.signed("OpenOrders", Endpoint.OPEN_ORDERS, 1, OPEN, this::open),
                Route.signed("ClosedOrders", Endpoint.LOOKUP, 1, CLOSED, this::closed),
                Route.signed("QueryOrders", Endpoint.LOOKUP, 1, EITHER, this::query),
                Route.signed("TradesHistory", Endpoint.LOOKUP, HISTORY_COST, CLOSED, this::trades),
                Route.signed("QueryTrades", Endpoint.LOOKUP, 1, CLOSED, this::queryTrades));
    }

    private JsonNode open(Call call) {
        Predicate<Order> wanted = OrderSearch.filter(call.fields());
        ObjectNode json = JSON.objectNode();
        json.set("open", orders(call, newestFirst(call).filter(Order::isOpen).filter(wanted)));
        return json;
    }

    private JsonNode closed(Call call) {
        Fields fields = call.fields();
        Predicate<Order> wanted = OrderSearch.filter(fields);
        TimeRange range = TimeRange.of(fields);
        String time = fields.text("closetime").orElse("both");
        List<Order> all = newestFirst(call)
                .filter(order -> !order.isOpen())
                .filter(wanted)
                .filter(order -> (!time.equals("close") && range.holds(order.createdAt()))
                        || (!time.equals("open") && range.holds(order.updatedAt())))
                .toList();
        ObjectNode json = JSON.objectNode();
        json.set("closed", orders(call, all.stream().skip(offset(fields)).limit(PAGE)));
        return json.put("count", all.size());
    }

    private JsonNode query(Call call) {
        String[] ids = ids(call, MOST_ORDERS);
        Predicate<Order> wanted = OrderSearch.filter(call.fields());
        return orders(
                call,
                Stream.of(ids)
                        .map(id -> shown(OrderSearch.byTxId(call.account(), id)))
                        .filter(wanted));
    }

    private JsonNode trades(Call call) {
        TimeRange range = TimeRange.of(call.fields());
        List<Fill> all = fills(call).filter(fill -> range.holds(fill.at())).toList();
        ObjectNode json = JSON.objectNode();
        ObjectNode trades = json.putObject("trades");
        long skipped = offset(call.fields());
        long from = market.temper().repeatsFills() ? Math.max(0, skipped - 1) : skipped;
        all.stream().skip(from).limit(PAGE).forEach(fill -> put(trades, fill));
        return json.put("count", all.size());
    }

    private JsonNode queryTrades(Call call) {
        ObjectNode json = JSON.objectNode();
        for (String id : ids(call, MOST_TRADES)) {
            put(
                    json,
                    fills(call)
                            .filter(fill -> TxIds.trade(fill.id()).equals(id))
                            .findFirst()
                            .orElseThrow(() -> KrakenException.of("EQuery:Unknown trade")));
        }
        return json;
    }

    private static String[] ids(Call call, int most) {
        String[] ids = call.fields().required("txid").split(",", -1);
        if (ids.length > most) {
            throw KrakenException.argument("txid");
        }
        return ids;
    }

    private static void put(ObjectNode trades, Fill fill) {
        trades.set(TxIds.trade(fill.id()), OrderJson.trade(fill));
    }

    private ObjectNode orders(Call call, Stream<Order> orders) {
        boolean trades = call.fields().flag("trades");
        ObjectNode json = JSON.objectNode();
        orders.forEach(order -> json.set(
                order.name(), OrderJson.order(order, trades, market.temper().repeatsFills())));
        return json;
    }

    private static long offset(Fields fields) {
        return fields.whole("ofs", 0, Integer.MAX_VALUE).orElse(0L);
    }

    private Order shown(Order order) {
        if (!market.temper().shows(order)) {
            throw KrakenException.of("EOrder:Unknown order");
        }
        return order;
    }

    private Stream<Order> newestFirst(Call call) {
        return call.account().orders().stream()
                .filter(market.temper()::shows)
                .sorted(Comparator.comparing(Order::sequence).reversed());
    }

    private Stream<Fill> fills(Call call) {
        return call.account().orders().stream()
                .filter(market.temper()::shows)
                .flatMap(order -> order.fills().stream())
                .sorted(Comparator.comparing(Fill::id).reversed());
    }
}
