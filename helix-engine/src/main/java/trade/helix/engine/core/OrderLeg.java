package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Quantity;

/**
 * One order of a trade, as the journal knows it.
 *
 * @param intent what was to be sent
 * @param committedAt when it was committed, before it was sent
 * @param outcome what is known of it; null while the answer is awaited
 * @param detail what the venue said with it, for a person
 * @param observed the venue's latest report; null before the first
 * @param triggeredAt when a report first showed a stop that works in the book; null before that
 * @param executions what was executed
 */
record OrderLeg(
        Intent intent,
        Instant committedAt,
        @Nullable Outcome outcome,
        String detail,
        @Nullable OrderObserved observed,
        @Nullable Instant triggeredAt,
        Executions executions) {

    static OrderLeg of(Intent intent, Instant at) {
        return new OrderLeg(intent, at, null, "", null, null, Executions.none(intent.symbol()));
    }

    ClientOrderId id() {
        return intent.clientOrderId();
    }

    boolean is(Leg leg) {
        return intent.leg() == leg;
    }

    /** Whether it stands for the stops that the entry carried. */
    boolean isAttached() {
        return is(Leg.PROTECTION) && intent.carrier() != null;
    }

    Quantity filled() {
        return executions.filled();
    }

    /** What is said of an order that turned out to be at the venue after its outcome had been unknown. */
    static final String TURNED_UP = "it turned up; what was sold meanwhile is to be read";

    /** What is said of it once it is known what was sold meanwhile. */
    static final String TURNED_UP_AND_READ = "it turned up; what was sold meanwhile is read";

    /** What is said of a protective order that we have taken back. */
    static final String TAKEN_BACK = "taken back";

    /** What is said of the stops of an entry that did not cover all that it bought. */
    static final String TOO_FEW = "not all that was bought is covered; what was sold is to be read";

    /** What is said of them once it is known what was sold in their stead. */
    static final String TOO_FEW_AND_READ = "not all that was bought was covered; what was sold is read";

    /** Stops that an entry carried and that do not show this long after it filled will not come any more. */
    static final Duration LATEST_ATTACHED = Duration.ofSeconds(60);

    /** What is said of a protective order once it is known what was sold in its stead. */
    static final String SALES_READ = "what was sold is read";

    /** What is said of an order that an earlier process may have sent without recording it. */
    static final String UNRECORDED = "it may have been sent before the restart without being recorded";

    /** Whether not finding it is not enough: an exit that is not recorded either may have taken its place. */
    boolean mayHideASale() {
        return is(Leg.PROTECTION) && outcome == Outcome.UNKNOWN && detail.equals(UNRECORDED);
    }

    /**
     * Whether what was sold has to be read before anything else is done: it may have been sent twice, stops beside it may have
     * sold unseen, or somebody else took it back and may have sold what it covered.
     */
    boolean owesSales() {
        return is(Leg.PROTECTION)
                && outcome == Outcome.ACCEPTED
                && (hasTurnedUp()
                        || (detail.equals(TOO_FEW) && !isLive())
                        || (isCancelledByOthers() && !detail.equals(SALES_READ) && !detail.equals(TOO_FEW_AND_READ)));
    }

    /** Whether it was live and somebody else took it back; one that the venue itself ended was not. */
    boolean isCancelledByOthers() {
        return observed != null && observed.status() == OrderStatus.CANCELED && !isTakenBack();
    }

    /** Whether it was taken back by us, or was to be. */
    boolean isTakenBack() {
        return detail.equals(TAKEN_BACK);
    }

    /** Whether it may have been sent twice, and the first one have sold what the second covers. */
    boolean hasTurnedUp() {
        return detail.equals(TURNED_UP);
    }

    /** Whether it stands for stops that did not cover what was bought. */
    boolean isTooFew() {
        return detail.equals(TOO_FEW) || detail.equals(TOO_FEW_AND_READ);
    }

    /** Whether more of those stops may still show. */
    boolean awaitsMore(Instant now) {
        return isTooFew() && now.isBefore(committedAt.plus(LATEST_ATTACHED));
    }

    /** Whether it travelled with the entry, and was taken back for one that is placed apart. */
    boolean isReplacedByOurs() {
        return isAttached() && isTakenBack();
    }

    /** Whether it may or may not be at the venue. */
    boolean isOpenQuestion() {
        return outcome == null || outcome == Outcome.UNKNOWN;
    }

    /** Whether it is known to be at the venue and may still fill. */
    boolean isLive() {
        return outcome == Outcome.ACCEPTED
                && (observed == null || observed.status().isLive());
    }

    /** Whether the venue reports more filled than executions are known. */
    boolean isMissingFills() {
        return outcome == Outcome.ACCEPTED && observed != null && filled().isBelow(observed.filled());
    }

    /** Whether nothing more can come of it. */
    boolean isSettled() {
        return !isOpenQuestion() && !isLive() && !isMissingFills();
    }

    /** Whether a report says what is known already. */
    boolean knows(OrderObserved report) {
        return Objects.equals(observed, report);
    }

    OrderLeg with(Outcome known, String said) {
        return new OrderLeg(intent, committedAt, known, said, observed, triggeredAt, executions);
    }

    OrderLeg with(OrderObserved report, Instant at) {
        boolean works = report.status() == OrderStatus.TRIGGERED || report.status() == OrderStatus.PARTIALLY_FILLED;
        Instant since = triggeredAt == null && is(Leg.PROTECTION) && works ? at : triggeredAt;
        return new OrderLeg(intent, committedAt, outcome, detail, report, since, executions);
    }

    OrderLeg with(FillRecorded record) {
        return new OrderLeg(intent, committedAt, outcome, detail, observed, triggeredAt, executions.plus(record));
    }
}
