package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderList;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderStatus;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.wire.Endpoint;

/** Single orders: place, test, cancel, cancel all. */
final class OrderEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Market market;
    private final Symbols symbols;
    private final Ids ids;
    private final OrderLookup lookup;

    OrderEndpoints(Market market, Symbols symbols, Ids ids) {
        this.market = market;
        this.symbols = symbols;
        this.ids = ids;
        this.lookup = new OrderLookup(market);
    }

    List<Route> routes() {
        Set<String> place = new HashSet<>(LegForm.NAMES);
        place.addAll(Set.of("symbol", "side", "quantity", "quoteOrderQty", "newClientOrderId"));
        place.addAll(Set.of("newOrderRespType", "selfTradePreventionMode"));
        Set<String> test = new HashSet<>(place);
        test.add("computeCommissionRates");
        Set<String> cancel = Set.of("symbol", "orderId", "origClientOrderId", "newClientOrderId", "cancelRestrictions");
        return List.of(
                Route.place("/api/v3/order", Endpoint.ORDER, 1, place, this::place),
                Route.place("/api/v3/order/test", Endpoint.OTHER, 0, test, this::test),
                Route.cancel("/api/v3/order", cancel, this::cancel),
                Route.cancel("/api/v3/openOrders", Set.of("symbol"), this::cancelAll));
    }

    private JsonNode place(Call call) {
        OrderRequest request = checkedRequest(call);
        ResponseType type = ResponseType.of(call.parameters(), ResponseType.usualFor(request.type()));
        Order order = market.place(call.account(), request);
        return new OrderJson(call.times()).placed(order, type);
    }

    private JsonNode test(Call call) {
        checkedRequest(call);
        return JSON.objectNode();
    }

    private OrderRequest checkedRequest(Call call) {
        Parameters parameters = call.parameters();
        Listing listing = symbols.required(parameters);
        OrderRequest request = read(parameters, listing);
        Filters.of(listing).check(request, listing.last());
        OpenOrderLimits.check(listing, call.account(), List.of(request));
        return request;
    }

    private OrderRequest read(Parameters parameters, Listing listing) {
        Side side = LegForm.side(parameters);
        LegForm form = new LegForm(parameters, "");
        @Nullable BigDecimal worth = null;
        @Nullable BigDecimal quantity = null;
        if (form.type() == OrderType.MARKET && parameters.has("quoteOrderQty")) {
            refuse(parameters, "quantity");
            worth = parameters.requiredAmount("quoteOrderQty");
        } else if (form.type() == OrderType.MARKET && !parameters.has("quantity")) {
            throw BinanceException.missingBoth("quantity", "quoteOrderQty");
        } else {
            refuse(parameters, "quoteOrderQty");
            quantity = parameters.requiredAmount("quantity");
        }
        checkSelfTradePrevention(parameters);
        String clientId = parameters.clientId("newClientOrderId").orElseGet(ids::nextClientId);
        return form.read(listing, side, quantity, worth, clientId);
    }

    static void checkSelfTradePrevention(Parameters parameters) {
        if (!parameters.text("selfTradePreventionMode").orElse("NONE").equals("NONE")) {
            throw BinanceException.of(-1013, "This symbol does not allow the specified self-trade prevention mode.");
        }
    }

    private static void refuse(Parameters parameters, String name) {
        if (parameters.has(name)) {
            throw BinanceException.notRequired(name);
        }
    }

    private JsonNode cancel(Call call) {
        Listing listing = symbols.required(call.parameters());
        String cancelId = call.parameters().clientId("newClientOrderId").orElseGet(ids::nextClientId);
        Optional<String> restriction = call.parameters().text("cancelRestrictions");
        Order order = lookup.order(call, listing)
                .filter(Order::isOpen)
                .orElseThrow(() -> BinanceException.of(-2011, "Unknown order sent."));
        restriction.ifPresent(text -> checkRestriction(text, order));
        market.cancel(order, cancelId);
        OrderList list = order.list();
        OrderJson json = new OrderJson(call.times());
        return list == null ? json.cancelled(order, cancelId) : OrderListEndpoints.cancelled(list, cancelId, json);
    }

    private static void checkRestriction(String restriction, Order order) {
        OrderStatus wanted = switch (restriction) {
            case "ONLY_NEW" -> OrderStatus.NEW;
            case "ONLY_PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            default -> throw BinanceException.of(-1145, "Invalid cancelRestrictions");
        };
        if (order.status() != wanted) {
            throw BinanceException.of(-2011, "Order was not canceled due to cancel restrictions.");
        }
    }

    private JsonNode cancelAll(Call call) {
        Account account = call.account();
        List<Order> open = symbols.required(call.parameters()).openOrders(account);
        if (open.isEmpty()) {
            throw BinanceException.of(-2011, "Unknown order sent.");
        }
        String cancelId = ids.nextClientId();
        OrderJson json = new OrderJson(call.times());
        open.forEach(order -> market.cancel(order, cancelId));
        ArrayNode array = JSON.arrayNode();
        Set<OrderList> lists = new LinkedHashSet<>();
        for (Order order : open) {
            OrderList list = order.list();
            if (list == null) {
                array.add(json.cancelled(order, cancelId));
            } else {
                lists.add(list);
            }
        }
        lists.forEach(list -> array.add(OrderListEndpoints.cancelled(list, cancelId, json)));
        return array;
    }
}
