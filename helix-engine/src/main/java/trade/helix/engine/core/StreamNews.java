package trade.helix.engine.core;

import java.util.List;
import java.util.Objects;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.value.Quantity;

/**
 * What the venue tells of its own accord. Executions of our orders are booked where they add up; everything else only says when to look, and what the look-up finds counts, so that a change that is told late, twice or never does no harm.
 */
final class StreamNews {
    private final Draft draft;
    private final Looks looks;
    private final Observations observations;
    private final Planner planner;
    private final Reconciler reconciler;

    StreamNews(Draft draft, Looks looks, Observations observations, Planner planner, Reconciler reconciler) {
        this.draft = draft;
        this.looks = looks;
        this.observations = observations;
        this.planner = planner;
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
        draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> isOf(leg, update))
                .findFirst()
                .ifPresent(leg -> update.fill().ifPresent(fill -> executed(leg, fill, update.filled())));
        looks.now(leg -> leg.intent().symbol().equals(update.symbol()) && !isKnown(leg, update));
    }

    void balancesChanged() {
        draft.forgetBalances();
    }

    /**
     * Whether it tells of an order of ours that rests and is not being asked for: an answer on its way could be older. Of a pair it
     * does not say which of the two orders it is about.
     */
    private boolean isOf(OrderLeg leg, OrderUpdate update) {
        var known = leg.observed();
        return known != null
                && leg.isLive()
                && !leg.intent().orderRef().isPair()
                && known.venueOrderIds().contains(update.venueOrderId())
                && draft.errand(leg.id()).isAtRest();
    }

    /** Counts once it adds up: then all executions before it are known as well, in whichever order they were told. */
    private void executed(OrderLeg leg, Fill fill, Quantity told) {
        observations.record(leg.id(), List.of(fill));
        Quantity filled = draft.leg(leg.id()).orElseThrow().filled();
        boolean isWhole = filled.equals(leg.intent().quantity());
        if (isWhole || (filled.equals(told) && !leg.isAttached())) {
            observed(leg, isWhole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, filled);
        }
    }

    private void observed(OrderLeg leg, OrderStatus status, Quantity filled) {
        var known = Objects.requireNonNull(leg.observed());
        draft.record(new JournalRecord.OrderObserved(
                leg.id(), known.venueOrderId(), known.type(), status, filled, known.others(), null));
        draft.begin(leg.id(), Errand.Kind.IDLE);
        draft.balancesChanged();
        draft.venueAnswered();
        planner.plan(leg.intent().trade());
    }

    private static boolean isKnown(OrderLeg leg, OrderUpdate update) {
        var known = leg.observed();
        return known != null
                && known.venueOrderIds().contains(update.venueOrderId())
                && known.status() == update.status()
                && known.filled().equals(update.filled());
    }
}
