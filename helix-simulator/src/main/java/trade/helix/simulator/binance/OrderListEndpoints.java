package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderList;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.wire.Endpoint;

/** One-cancels-the-other lists: place, cancel, read. */
final class OrderListEndpoints {
    private final Market market;
    private final Symbols symbols;
    private final Ids ids;
    private final OrderLookup lookup;

    OrderListEndpoints(Market market, Symbols symbols, Ids ids) {
        this.market = market;
        this.symbols = symbols;
        this.ids = ids;
        this.lookup = new OrderLookup(market);
    }

    List<Route> routes() {
        Set<String> place = new HashSet<>(LegForm.names("above"));
        place.addAll(LegForm.names("below"));
        place.addAll(Set.of("symbol", "side", "quantity", "listClientOrderId", "aboveClientOrderId"));
        place.addAll(Set.of("belowClientOrderId", "newOrderRespType", "selfTradePreventionMode"));
        Set<String> cancel = Set.of("symbol", "orderListId", "listClientOrderId", "newClientOrderId");
        return List.of(
                Route.place("/api/v3/orderList/oco", Endpoint.PROTECT, 2, place, this::place),
                Route.cancel("/api/v3/orderList", cancel, this::cancel),
                Route.read(
                        "/api/v3/orderList",
                        Endpoint.LOOKUP,
                        all -> 4,
                        Set.of("orderListId", "origClientOrderId"),
                        this::find),
                Route.read("/api/v3/openOrderList", Endpoint.OPEN_ORDERS, all -> 6, Set.of(), this::open),
                Route.read(
                        "/api/v3/allOrderList",
                        Endpoint.LOOKUP,
                        all -> 20,
                        Set.of("fromId", "startTime", "endTime", "limit"),
                        this::all));
    }

    /** A list after its cancel, with a report for each leg. */
    static ObjectNode cancelled(OrderList list, String cancelId, OrderJson json) {
        ObjectNode reply = json.list(list, list.legs().get(0).updatedAt());
        ArrayNode reports = reply.putArray("orderReports");
        list.legs().forEach(leg -> reports.add(json.cancelled(leg, cancelId)));
        return reply;
    }

    private JsonNode place(Call call) {
        Parameters parameters = call.parameters();
        Listing listing = symbols.required(parameters);
        Side side = LegForm.side(parameters);
        List<OrderRequest> legs = legs(parameters, listing, side);
        return accepted(call, legs, clientId -> market.placeList(call.account(), clientId, legs));
    }

    /** Checks all orders of a new list, places it, and answers with a report for each. */
    JsonNode accepted(Call call, List<OrderRequest> legs, Function<String, OrderList> placing) {
        Parameters parameters = call.parameters();
        Listing listing = symbols.required(parameters);
        ResponseType type = ResponseType.of(parameters, ResponseType.RESULT);
        String clientId = parameters.clientId("listClientOrderId").orElseGet(ids::nextClientId);
        legs.forEach(leg -> Filters.of(listing).check(leg, listing.last()));
        OpenOrderLimits.check(listing, call.account(), legs);
        if (lookup.last(call.account(), clientId).filter(OrderList::isOpen).isPresent()) {
            throw BinanceException.rejected("Duplicate order sent.");
        }
        OrderList list = placing.apply(clientId);
        OrderJson json = new OrderJson(call.times());
        ObjectNode reply = json.list(list, list.createdAt());
        ArrayNode reports = reply.putArray("orderReports");
        list.legs().forEach(leg -> reports.add(json.placed(leg, type)));
        return reply;
    }

    private List<OrderRequest> legs(Parameters parameters, Listing listing, Side side) {
        LegForm above = new LegForm(parameters, "above");
        LegForm below = new LegForm(parameters, "below");
        OcoRules.check(side, above.type(), below.type());
        OrderEndpoints.checkSelfTradePrevention(parameters);
        BigDecimal quantity = parameters.requiredAmount("quantity");
        String aboveId = parameters.clientId("aboveClientOrderId").orElseGet(ids::nextClientId);
        String belowId = parameters.clientId("belowClientOrderId").orElseGet(ids::nextClientId);
        return List.of(
                above.read(listing, side, quantity, null, aboveId), below.read(listing, side, quantity, null, belowId));
    }

    private JsonNode cancel(Call call) {
        Listing listing = symbols.required(call.parameters());
        String cancelId = call.parameters().clientId("newClientOrderId").orElseGet(ids::nextClientId);
        OrderList list = lookup.list(call, "listClientOrderId")
                .filter(OrderList::isOpen)
                .filter(found -> pairOf(found).equals(listing.instrument().pair()))
                .orElseThrow(() -> BinanceException.of(-2011, "Unknown order list sent."));
        list.legs().stream().filter(Order::isOpen).findFirst().ifPresent(order -> market.cancel(order, cancelId));
        return cancelled(list, cancelId, new OrderJson(call.times()));
    }

    private JsonNode find(Call call) {
        OrderList list = lookup.list(call, "origClientOrderId")
                .orElseThrow(() -> BinanceException.of(-2013, "Order does not exist."));
        return new OrderJson(call.times()).list(list, changedAt(list));
    }

    private JsonNode open(Call call) {
        return array(
                call,
                market.lists().stream()
                        .filter(list -> list.account() == call.account() && list.isOpen())
                        .filter(this::shows)
                        .toList());
    }

    private JsonNode all(Call call) {
        Page page = Page.of(call.parameters(), "fromId");
        return array(
                call,
                page.cut(
                        market.lists().stream()
                                .filter(list -> list.account() == call.account())
                                .filter(this::shows)
                                .toList(),
                        OrderList::id,
                        OrderList::createdAt));
    }

    private boolean shows(OrderList list) {
        return market.temper().shows(list.legs().get(0));
    }

    private static ArrayNode array(Call call, List<OrderList> lists) {
        OrderJson json = new OrderJson(call.times());
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        lists.forEach(list -> array.add(json.list(list, changedAt(list))));
        return array;
    }

    private static Instant changedAt(OrderList list) {
        return list.legs().stream()
                .map(Order::updatedAt)
                .max(Instant::compareTo)
                .orElse(list.createdAt());
    }

    private static Pair pairOf(OrderList list) {
        return list.legs().get(0).request().pair();
    }
}
