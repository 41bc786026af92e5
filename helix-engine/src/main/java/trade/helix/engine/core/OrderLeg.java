package trade.helix.engine.core;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.FillId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/**
 * One order of a trade, as the journal knows it.
 *
 * @param intent what was to be sent
 * @param outcome what is known of it; null while the answer is awaited
 * @param observed the venue's latest report; null before the first
 * @param seen the executions already counted
 * @param filled their base units
 * @param received their base units less fees taken in base
 * @param notional their value
 * @param fees the value of all their fees
 */
record OrderLeg(
        Intent intent,
        @Nullable Outcome outcome,
        @Nullable OrderObserved observed,
        Set<FillId> seen,
        Quantity filled,
        Quantity received,
        Money notional,
        Money fees) {

    static OrderLeg of(Intent intent) {
        Money none = Money.zero(intent.symbol().quote());
        return new OrderLeg(intent, null, null, Set.of(), Quantity.ZERO, Quantity.ZERO, none, none);
    }

    ClientOrderId id() {
        return intent.clientOrderId();
    }

    boolean is(Leg leg) {
        return intent.leg() == leg;
    }

    /** Whether it may or may not be at the venue. */
    boolean isOpenQuestion() {
        return outcome == null || outcome == Outcome.UNKNOWN;
    }

    /** Whether it is known to be at the venue and may still fill. */
    boolean isLive() {
        return outcome == Outcome.ACCEPTED && (observed == null || observed.status().isLive());
    }

    /** Whether the venue reports more filled than executions are known. */
    boolean isMissingFills() {
        return outcome == Outcome.ACCEPTED && observed != null && filled.isBelow(observed.filled());
    }

    /** Whether nothing more can come of it. */
    boolean isSettled() {
        return !isOpenQuestion() && !isLive() && !isMissingFills();
    }

    OrderLeg with(Outcome known) {
        return new OrderLeg(intent, known, observed, seen, filled, received, notional, fees);
    }

    OrderLeg with(OrderObserved report) {
        return new OrderLeg(intent, outcome, report, seen, filled, received, notional, fees);
    }

    OrderLeg with(FillRecorded record) {
        var fill = record.fill();
        if (seen.contains(fill.id())) {
            return this;
        }
        Set<FillId> ids = new HashSet<>(seen);
        ids.add(fill.id());
        boolean feeInBase = fill.fee().asset().equals(fill.symbol().base());
        Quantity net = feeInBase
                ? fill.quantity().minus(new Quantity(fill.fee().amount()))
                : fill.quantity();
        return new OrderLeg(
                intent,
                outcome,
                observed,
                Set.copyOf(ids),
                filled.plus(fill.quantity()),
                received.plus(net),
                notional.plus(fill.notional()),
                fees.plus(record.feeValue()));
    }

    /** Whether a report says what is known already. */
    boolean knows(OrderObserved report) {
        return Objects.equals(observed, report);
    }
}
