package trade.helix.engine.core;

import java.util.List;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderUpdate;

/**
 * What the venue tells of its own accord. It decides nothing: it says when to look, and what the look-up finds counts, so that a
 * change that is told late, twice or never does no harm.
 */
final class StreamNews {
    private final Draft draft;
    private final Requests requests;
    private final Reconciler reconciler;

    StreamNews(Draft draft, Requests requests, Reconciler reconciler) {
        this.draft = draft;
        this.requests = requests;
        this.reconciler = reconciler;
    }

    /** What happened before may have been missed. */
    void connected() {
        draft.streamIsUp(true);
        draft.forgetBalances();
        orders().forEach(this::look);
        reconciler.look();
    }

    /** From now on each order is looked at as often as without a stream, beginning now. */
    void disconnected() {
        if (draft.isStreamUp()) {
            draft.streamIsUp(false);
            orders().forEach(this::look);
        }
    }

    /** It may be the owner's, whose sale or cancel concerns ours of the same symbol. */
    void changed(OrderUpdate update) {
        draft.forgetBalances();
        orders(update.symbol()).stream().filter(leg -> !isKnown(leg, update)).forEach(this::look);
    }

    void balancesChanged() {
        draft.forgetBalances();
    }

    /** At the venue for certain and not known to have ended; what is in question has a rhythm of its own, for certainty takes time. */
    private List<OrderLeg> orders() {
        return draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> leg.isLive() || leg.isMissingFills())
                .filter(leg -> draft.errand(leg.id()).absences() == 0)
                .toList();
    }

    private List<OrderLeg> orders(Symbol symbol) {
        return orders().stream()
                .filter(leg -> leg.intent().symbol().equals(symbol))
                .toList();
    }

    private static boolean isKnown(OrderLeg leg, OrderUpdate update) {
        var known = leg.observed();
        return known != null
                && known.venueOrderIds().contains(update.venueOrderId())
                && known.status() == update.status()
                && known.filled().equals(update.filled());
    }

    private void look(OrderLeg leg) {
        Errand errand = draft.errand(leg.id());
        if (errand.isAtRest()) {
            requests.find(leg);
        } else {
            draft.missed(leg.id());
        }
    }
}
