package trade.helix.engine.core;

import java.util.List;
import java.util.Objects;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.value.Quantity;

/**
 * What the venue tells of its own accord. Executions of our orders are booked where they add up; everything else only says when to
 * look, and what the look-up finds counts, so that a change that is told late, twice or never does no harm.
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
        looks.atAll();
        reconciler.lookUnlessLately();
    }

    /** From now on each order is looked at as often as without a stream, beginning now. */
    void disconnected() {
        if (draft.isStreamUp()) {
            draft.streamIsUp(false);
            looks.atAll();
        }
    }

    /**
     * One of ours is booked or looked at, and no other. What somebody else's does concerns ours of the same symbol: it may sell what
     * they cover. That it was placed does not.
     */
    void changed(OrderUpdate update) {
        List<OrderLeg> ours = draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> isOf(leg, update))
                .toList();
        if (!ours.isEmpty()) {
            ours.forEach(leg -> changed(leg, update));
        } else if (update.status() != OrderStatus.NEW) {
            draft.forgetBalances();
            looks.soonAt(update.symbol());
        }
    }

    private void changed(OrderLeg leg, OrderUpdate update) {
        boolean isBooked = update.fill().isPresent()
                && mayBeBooked(leg)
                && executed(leg, update.fill().get(), update.filled());
        if (!isBooked && !isKnown(leg, update)) {
            draft.leg(leg.id()).ifPresent(looks::at);
        }
    }

    void balancesChanged() {
        draft.forgetBalances();
    }

    /** The venue's id says it, or ours: the legs of a pair carry ids that begin with the pair's. */
    private static boolean isOf(OrderLeg leg, OrderUpdate update) {
        var known = leg.observed();
        return (known != null && known.venueOrderIds().contains(update.venueOrderId()))
                || update.clientOrderId()
                        .filter(id -> id.value().startsWith(leg.id().value()))
                        .isPresent();
    }

    /** Not while an answer is on its way: it could be older. Of a pair an event does not say which of the two it is about. */
    private boolean mayBeBooked(OrderLeg leg) {
        return leg.observed() != null
                && leg.isLive()
                && !leg.intent().orderRef().isPair()
                && draft.errand(leg.id()).isAtRest();
    }

    /** Books it; whether it adds up, so that nobody has to be asked: to the whole order, or to just what is told to be filled. */
    private boolean executed(OrderLeg leg, Fill fill, Quantity told) {
        observations.record(leg.id(), List.of(fill));
        Quantity filled = draft.leg(leg.id()).orElseThrow().filled();
        boolean isWhole = filled.equals(leg.intent().quantity());
        boolean isNews = !filled.isBelow(Objects.requireNonNull(leg.observed()).filled());
        if (!isNews || !(isWhole || (filled.equals(told) && !leg.isAttached()))) {
            return false;
        }
        observed(leg, isWhole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, filled);
        return true;
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
