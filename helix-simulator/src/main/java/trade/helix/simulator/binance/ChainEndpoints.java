package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.wire.Endpoint;

/** Lists whose other orders wait until a first one has filled: one that waits, or two of which one ends the other. */
final class ChainEndpoints {
    private static final String WORKING = "working";
    private static final String PENDING = "pending";
    private static final String ABOVE = "pendingAbove";
    private static final String BELOW = "pendingBelow";

    private final Market market;
    private final Symbols symbols;
    private final Ids ids;
    private final OrderListEndpoints lists;

    ChainEndpoints(Market market, Symbols symbols, Ids ids, OrderListEndpoints lists) {
        this.market = market;
        this.symbols = symbols;
        this.ids = ids;
        this.lists = lists;
    }

    List<Route> routes() {
        return List.of(
                Route.place("/api/v3/orderList/oto", Endpoint.PROTECT, 2, names(PENDING), this::one),
                Route.place("/api/v3/orderList/otoco", Endpoint.PROTECT, 3, names(ABOVE, BELOW), this::pair));
    }

    private static Set<String> names(String... waiting) {
        Set<String> names = new HashSet<>(LegForm.names(WORKING));
        names.addAll(Set.of("symbol", "listClientOrderId", "newOrderRespType", "selfTradePreventionMode"));
        names.addAll(Set.of("workingSide", "workingQuantity", "workingClientOrderId"));
        names.addAll(Set.of("pendingSide", "pendingQuantity"));
        for (String prefix : waiting) {
            names.addAll(LegForm.names(prefix));
            names.add(prefix + "ClientOrderId");
        }
        return names;
    }

    private JsonNode one(Call call) {
        return place(call, List.of(leg(call, PENDING, PENDING)));
    }

    private JsonNode pair(Call call) {
        Parameters parameters = call.parameters();
        OcoRules.check(
                LegForm.side(parameters, "pendingSide"),
                new LegForm(parameters, ABOVE).type(),
                new LegForm(parameters, BELOW).type());
        return place(call, List.of(leg(call, ABOVE, PENDING), leg(call, BELOW, PENDING)));
    }

    private JsonNode place(Call call, List<OrderRequest> waiting) {
        Parameters parameters = call.parameters();
        OrderType type = new LegForm(parameters, WORKING).type();
        if (type != OrderType.LIMIT && type != OrderType.LIMIT_MAKER) {
            throw BinanceException.of(-1116, "Invalid orderType.");
        }
        OrderEndpoints.checkSelfTradePrevention(parameters);
        OrderRequest working = leg(call, WORKING, WORKING);
        List<OrderRequest> all = new ArrayList<>(List.of(working));
        all.addAll(waiting);
        return lists.accepted(call, all, clientId -> market.placeChain(call.account(), clientId, working, waiting));
    }

    /** Side and quantity may be named for two legs at once. */
    private OrderRequest leg(Call call, String prefix, String shared) {
        Parameters parameters = call.parameters();
        Listing listing = symbols.required(parameters);
        Side side = LegForm.side(parameters, shared + "Side");
        BigDecimal quantity = parameters.requiredAmount(shared + "Quantity");
        String id = parameters.clientId(prefix + "ClientOrderId").orElseGet(ids::nextClientId);
        return new LegForm(parameters, prefix).read(listing, side, quantity, null, id);
    }
}
