package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.wire.Endpoint;

/** What an account may read of its orders and fills. */
final class HistoryEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Market market;
    private final Symbols symbols;
    private final OrderLookup lookup;

    HistoryEndpoints(Market market, Symbols symbols) {
        this.market = market;
        this.symbols = symbols;
        this.lookup = new OrderLookup(market);
    }

    List<Route> routes() {
        Set<String> page = Set.of("symbol", "orderId", "startTime", "endTime", "limit");
        return List.of(
                Route.read(
                        "/api/v3/order",
                        Endpoint.LOOKUP,
                        all -> 4,
                        Set.of("symbol", "orderId", "origClientOrderId"),
                        this::order),
                Route.read(
                        "/api/v3/openOrders",
                        Endpoint.OPEN_ORDERS,
                        sent -> sent.has("symbol") ? 6 : 80,
                        Set.of("symbol"),
                        this::open),
                Route.read("/api/v3/allOrders", Endpoint.LOOKUP, all -> 20, page, this::all),
                Route.read(
                        "/api/v3/myTrades",
                        Endpoint.LOOKUP,
                        sent -> sent.has("orderId") ? 5 : 20,
                        Set.of("symbol", "orderId", "startTime", "endTime", "fromId", "limit"),
                        this::trades));
    }

    private JsonNode order(Call call) {
        Listing listing = symbols.required(call.parameters());
        return lookup.order(call, listing)
                .map(new OrderJson(call.times())::queried)
                .orElseThrow(() -> BinanceException.of(-2013, "Order does not exist."));
    }

    private JsonNode open(Call call) {
        Optional<Listing> listing = symbols.optional(call.parameters());
        return orders(
                call,
                listing.map(List::of).orElseGet(() -> List.copyOf(market.listings())).stream()
                        .flatMap(each -> each.openOrders(call.account()).stream())
                        .filter(market.temper()::shows)
                        .toList());
    }

    private JsonNode all(Call call) {
        Listing listing = symbols.required(call.parameters());
        List<Order> mine = market.orders().stream()
                .filter(order -> order.account() == call.account())
                .filter(market.temper()::shows)
                .filter(order ->
                        order.request().pair().equals(listing.instrument().pair()))
                .toList();
        return orders(call, Page.of(call.parameters(), "orderId").cut(mine, Order::id, Order::createdAt));
    }

    private JsonNode trades(Call call) {
        Listing listing = symbols.required(call.parameters());
        Optional<Long> orderId = call.parameters().number("orderId");
        List<Fill> mine = listing.fills().stream()
                .filter(fill -> fill.order().account() == call.account())
                .filter(fill -> market.temper().shows(fill.order()))
                .filter(fill -> orderId.isEmpty() || fill.order().id() == orderId.get())
                .toList();
        OrderJson json = new OrderJson(call.times());
        ArrayNode array = JSON.arrayNode();
        Page.of(call.parameters(), "fromId").cut(mine, Fill::id, Fill::at).forEach(fill -> {
            array.add(json.trade(fill));
            if (market.temper().repeatsFills()) {
                array.add(json.trade(fill));
            }
        });
        return array;
    }

    private static ArrayNode orders(Call call, List<Order> orders) {
        OrderJson json = new OrderJson(call.times());
        ArrayNode array = JSON.arrayNode();
        orders.forEach(order -> array.add(json.queried(order)));
        return array;
    }
}
