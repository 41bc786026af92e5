package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.engine.core.ModelVenue.Accident;

/** Signals that meet something unusual on their way. */
class CoreSignalsTest {
    private static final Symbol OTHER = Symbol.of("ETH/USDT");

    @Test
    void anEntryThatAnExitOvertookIsSuperseded() {
        ModelWorld world = new ModelWorld();
        var before = world.venue.now;
        world.pass(Duration.ofMillis(5));
        SignalRef sell = world.signal(SignalAction.SELL);
        SignalRef buy = world.signalAt(before, SignalAction.BUY);
        world.performAll();

        assertThat(reason(world, sell)).isEqualTo(ReasonCode.NO_OPEN_POSITION);
        assertThat(reason(world, buy)).isEqualTo(ReasonCode.SUPERSEDED);
        assertThat(world.venue.orders).isEmpty();
    }

    @Test
    void anEntryWithoutOutcomeAfterARestartAdmitsNoOther() {
        ModelWorld world = new ModelWorld(2);
        world.signal(SignalAction.BUY);
        world.boot();
        world.venue.always = Accident.SILENT;
        SignalRef second = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(reason(world, second)).isEqualTo(ReasonCode.OUTCOME_UNKNOWN);
    }

    @Test
    void factsOfAnotherSymbolAreNoReasonToRejectAnEntry() {
        ModelWorld world = new ModelWorld();
        world.pass(Duration.ofSeconds(20));
        world.forgetFacts();
        SignalRef other = world.signal(SignalAction.BUY, OTHER);
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(reason(world, other)).isEqualTo(ReasonCode.PAIR_NOT_AVAILABLE);
        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
    }

    @Test
    void aSymbolThatLeavesTheCatalogueIsNotAskedForWithoutEnd() {
        ModelWorld world = new ModelWorld(2);
        world.signal(SignalAction.BUY);
        world.performAll();
        world.pass(Duration.ofSeconds(20));
        world.venue.isListed = false;
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();

        assertThat(reason(world, buy)).isEqualTo(ReasonCode.PAIR_NOT_AVAILABLE);
    }

    @Test
    void afterAStepThatFailedFactsAreReadAgain() {
        ModelWorld world = new ModelWorld();
        world.pass(Duration.ofSeconds(20));
        SignalRef lost = world.signal(SignalAction.BUY);
        world.failNextStep(null);
        assertThat(reason(world, lost)).isEqualTo(ReasonCode.ACCOUNT_HALTED);

        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(reason(world, buy)).isEqualTo(ReasonCode.ACCOUNT_HALTED);
    }

    @Test
    void afterAStepThatFailedItsOrderIsLookedUp() {
        ModelWorld world = new ModelWorld();
        SignalRef buy = world.signal(SignalAction.BUY);
        ClientOrderId entry = world.state.openQuestions().get(0);
        world.failNextStep(entry);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.answers.get(buy)).isInstanceOf(SignalOutcome.Opened.class);
        assertThat(world.venue.orders).hasSize(2);
    }

    private static ReasonCode reason(ModelWorld world, SignalRef ref) {
        SignalOutcome outcome = world.answers.get(ref);
        assertThat(outcome).isInstanceOf(SignalOutcome.Rejected.class);
        return ((SignalOutcome.Rejected) outcome).reason();
    }
}
