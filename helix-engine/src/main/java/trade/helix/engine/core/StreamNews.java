package trade.helix.engine.core;

import trade.helix.api.order.OrderUpdate;

/**
 * What the venue tells of its own accord. It decides nothing: it says when to look, and what the look-up finds counts, so that a
 * change that is told late, twice or never does no harm.
 */
final class StreamNews {
    private final Draft draft;
    private final Looks looks;
    private final Reconciler reconciler;

    StreamNews(Draft draft, Looks looks, Reconciler reconciler) {
        this.draft = draft;
        this.looks = looks;
        this.reconciler = reconciler;
    }

    /** What happened before may have been missed. */
    void connected() {
        draft.streamIsUp(true);
        draft.forgetBalances();
        looks.now();
        reconciler.look();
    }

    /** From now on each order is looked at as often as without a stream, beginning now. */
    void disconnected() {
        if (draft.isStreamUp()) {
            draft.streamIsUp(false);
            looks.now();
        }
    }

    /** It may be the owner's, whose sale or cancel concerns ours of the same symbol. */
    void changed(OrderUpdate update) {
        draft.forgetBalances();
        looks.now(leg -> leg.intent().symbol().equals(update.symbol()) && !isKnown(leg, update));
    }

    void balancesChanged() {
        draft.forgetBalances();
    }

    private static boolean isKnown(OrderLeg leg, OrderUpdate update) {
        var known = leg.observed();
        return known != null
                && known.venueOrderIds().contains(update.venueOrderId())
                && known.status() == update.status()
                && known.filled().equals(update.filled());
    }
}
