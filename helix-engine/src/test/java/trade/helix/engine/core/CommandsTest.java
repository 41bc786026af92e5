package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.JournalRecord.CommandRecorded;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.SignalAction;
import trade.helix.engine.core.ModelVenue.Accident;

/** I12: each command leaves a fact with its actor and what stood before and after. {@link ModelWorld} checks that all do. */
class CommandsTest {
    private final ModelWorld world = new ModelWorld(1, new BigDecimal("0.5"));

    @Test
    void aHaltAndAResumeTellTheStatusAndSoDoesOneThatChangesNothing() {
        world.step(new Input.HaltCommanded(world.venue.now, "ann"));
        world.step(new Input.HaltCommanded(world.venue.now, "bob"));
        world.step(new Input.ResumeCommanded(world.venue.now, "telegram:7"));
        assertThat(commands())
                .containsExactly(
                        new CommandRecorded("ann", "halt", "running", "halted(human)"),
                        new CommandRecorded("bob", "halt", "halted(human)", "halted(human)"),
                        new CommandRecorded("telegram:7", "resume", "halted(human)", "running"));
    }

    @Test
    void anAcknowledgementTellsThatTheKillIsOver() {
        world.step(new Input.KillAcknowledged(world.venue.now, "ann"));
        world.record(new JournalRecord.AccountUpdated(
                world.state.account().figures().with(new AccountStatus(Set.of(), true)), "test"));
        world.step(new Input.KillAcknowledged(world.venue.now, "ann"));
        assertThat(commands())
                .containsExactly(
                        new CommandRecorded("ann", "acknowledge", "running", "running"),
                        new CommandRecorded("ann", "acknowledge", "killed", "running"));
    }

    @Test
    void aResolutionTellsTheOrderAndItsOutcome() {
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(3));
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.SILENT));
        world.signal(SignalAction.SELL);
        world.perform();
        world.perform();
        ClientOrderId exit = world.state.openQuestions().get(0);
        world.step(new Input.ResolveCommanded(world.venue.now, exit, "ann"));
        assertThat(commands())
                .containsExactly(new CommandRecorded("ann", "resolve", exit + " unknown", exit + " absent"));
    }

    @Test
    void anAcceptanceTellsWhatTheOwnerHadAndHas() {
        world.venue.stopByHand("0.3");
        world.pass(Duration.ofMinutes(20));
        assertThat(world.state.status()).hasToString("halted(orphan)");
        String order = world.venue.liveOrders().get(0).venueOrderId().value();
        world.acceptHoldings();
        assertThat(commands())
                .containsExactly(new CommandRecorded(
                        "me",
                        "accept_holdings",
                        "halted(orphan); the owner's: 0.5 BTC, 10000 USDT",
                        "running; the owner's: 0.5 BTC, 10000 USDT, order " + order));
    }

    private List<CommandRecorded> commands() {
        return world.journal.stream()
                .map(JournalEntry::record)
                .filter(CommandRecorded.class::isInstance)
                .map(CommandRecorded.class::cast)
                .toList();
    }
}
