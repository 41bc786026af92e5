package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.engine.core.ModelVenue.Accident;

/** An entry that certainly was not placed is sent again, while it would still be begun. */
class EntryRetryTest {
    private final ModelWorld world = new ModelWorld();

    @Test
    void anEntryThatWasNotSentIsSentAgainUnderItsId() {
        world.venue.accidents.addAll(List.of(Accident.NOT_SENT, Accident.NOT_SENT, Accident.NOT_SENT));
        SignalRef buy = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(8));

        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(world.journal)
                .filteredOn(entry -> entry.record() instanceof JournalRecord.IntentCommitted intent
                        && intent.intent().leg() == Leg.ENTRY)
                .hasSize(1);
        assertThat(bought()).isEqualTo(1);
    }

    @Test
    void aPauseIsHalfASecondAtLeastAndDoubles() {
        world.venue.always = Accident.NOT_SENT;
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(world.venue.calls).isEqualTo(1);
        world.pass(Duration.ofMillis(499));
        assertThat(world.venue.calls).isEqualTo(1);
        world.pass(Duration.ofMillis(251));
        assertThat(world.venue.calls).as("after 500 to 750 ms").isEqualTo(2);
        world.pass(Duration.ofMillis(750));
        assertThat(world.venue.calls).as("not before another second").isEqualTo(2);
        world.pass(Duration.ofMillis(750));
        assertThat(world.venue.calls).as("after 1 to 1.5 s more").isEqualTo(3);
    }

    @Test
    void afterFourTriesItIsGivenUp() {
        world.venue.always = Accident.NOT_SENT;
        SignalRef buy = world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(29));

        assertThat(world.venue.calls).isEqualTo(4);
        assertRejected(buy, ReasonCode.REFUSED_BY_VENUE);
        assertThat(world.state.openTrades()).isEmpty();
    }

    @Test
    void theVenuesOwnPauseIsWaitedOut() {
        world.venue.accidents.add(Accident.RATE_LIMITED);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.pass(Duration.ofMillis(1_999));
        assertThat(world.venue.calls).isEqualTo(1);
        world.pass(Duration.ofSeconds(2));
        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
    }

    @Test
    void anEntryThatWouldBeTooOldByThenIsGivenUpAtOnce() {
        world.venue.tooMany = new Refusal(RefusalReason.RATE_LIMITED, "too many", Duration.ofSeconds(31));
        world.venue.accidents.add(Accident.RATE_LIMITED);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();

        assertRejected(buy, ReasonCode.REFUSED_BY_VENUE);
        assertThat(world.venue.calls).isEqualTo(1);
    }

    @Test
    void anEntryWhoseTimerComesLateIsStale() {
        world.venue.accidents.add(Accident.NOT_SENT);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();
        world.passWithoutTimers(Duration.ofSeconds(31));
        world.pass(Duration.ofSeconds(1));

        assertRejected(buy, ReasonCode.STALE);
        assertThat(bought()).isZero();
    }

    @Test
    void aHaltBetweenTwoTriesHolds() {
        world.venue.accidents.add(Accident.NOT_SENT);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();
        world.step(new Input.HaltCommanded(world.venue.now, "me"));
        world.pass(Duration.ofSeconds(10));

        assertRejected(buy, ReasonCode.ACCOUNT_HALTED);
        assertThat(bought()).isZero();
    }

    @Test
    void anExitBetweenTwoTriesIsTheEnd() {
        world.venue.accidents.add(Accident.NOT_SENT);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(10));

        assertRejected(buy, ReasonCode.SUPERSEDED);
        assertRejected(sell, ReasonCode.NO_OPEN_POSITION);
        assertThat(bought()).isZero();
    }

    @Test
    void afterARestartNothingIsSent() {
        world.venue.accidents.add(Accident.NOT_SENT);
        world.signal(SignalAction.BUY);
        world.performAll();
        world.boot();
        world.pass(Duration.ofSeconds(60));

        assertThat(bought()).isZero();
        assertThat(world.state.openTrades()).isEmpty();
    }

    private void assertRejected(SignalRef ref, ReasonCode reason) {
        assertThat(world.answers.get(ref))
                .isInstanceOfSatisfying(
                        SignalOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private long bought() {
        return world.venue.orders.values().stream()
                .filter(order -> order.state().side() == Side.BUY)
                .count();
    }
}
