package trade.helix.exchange.paper;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;

/** An account whose live orders have met the book of a symbol, and what a new order makes of both. Pure. */
record Scene(PaperState state, Matching matching) {
    private OrderRules rules() {
        return new OrderRules(state, matching.instrument(), matching.fees());
    }

    Optional<Refusal> refusal(OrderRequest order) {
        return rules().refusal(order, side(order));
    }

    /** With the order taken in and executed: it is the last of all. */
    PaperState with(OrderRequest order) {
        PaperOrder taken = taken(
                1,
                order.clientOrderId(),
                null,
                new PaperOrder.Terms(order.symbol(), order.side(), OrderType.MARKET, order.quantity(), null, null));
        Walk walk = Walk.all(side(order), order.quantity());
        return matching.execute(state.numbered(state.lastNumber() + 1), taken, walk.takes());
    }

    private List<Level> side(OrderRequest order) {
        return order.side() == Side.BUY
                ? matching.book().asks()
                : matching.book().bids();
    }

    Optional<Refusal> refusal(ProtectionRequest request) {
        return rules().refusal(request, Legs.of(request, matching.instrument()), matching.book());
    }

    /** The stop as it is taken in, and the target where one is asked for. */
    List<PaperOrder> placed(ProtectionRequest request) {
        List<PaperOrder.Terms> legs = Legs.of(request, matching.instrument());
        ClientOrderId id = request.clientOrderId();
        return legs.size() == 1
                ? List.of(taken(1, id, null, legs.get(0)))
                : List.of(
                        taken(1, OrderRules.stopId(id), id, legs.get(0)),
                        taken(2, OrderRules.targetId(id), id, legs.get(1)));
    }

    PaperState with(List<PaperOrder> placed) {
        return state.numbered(state.lastNumber() + placed.size()).with(placed);
    }

    private PaperOrder taken(int next, ClientOrderId id, @Nullable ClientOrderId pair, PaperOrder.Terms terms) {
        VenueOrderId ours = new VenueOrderId(state.id(state.lastNumber() + next));
        return new PaperOrder(ours, id, pair, terms, OrderStatus.NEW, false, matching.now(), null, List.of());
    }
}
