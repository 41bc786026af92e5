package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.signal.SignalAction;
import trade.helix.engine.core.ModelVenue.Accident;

/** What tells orders apart at a venue is never used twice: neither the running number nor the derived id. */
class OrderNumbersTest {
    private final ModelWorld world = new ModelWorld();

    @Test
    void noOrderHasTheNumberOrTheIdOfAnotherAlsoAfterARestart() {
        tradeWithAStopThatIsReplaced();
        world.boot();
        tradeWithAStopThatIsReplaced();

        List<Intent> intents = intents();
        assertThat(intents).as("entry, two stops and an exit, twice").hasSize(8);
        assertThat(intents).extracting(Intent::number).isSorted().doesNotHaveDuplicates();
        assertThat(intents).extracting(Intent::clientOrderId).doesNotHaveDuplicates();
    }

    @Test
    void theFirstNumberIsTheOneThatTheStartDrew() {
        world.signal(SignalAction.BUY);
        assertThat(intents()).extracting(Intent::number).containsExactly(7);
    }

    private void tradeWithAStopThatIsReplaced() {
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.REFUSED));
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofMinutes(2));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofMinutes(2));
        assertThat(world.state.openTrades()).isEmpty();
    }

    private List<Intent> intents() {
        return world.journal.stream()
                .map(JournalEntry::record)
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(fact -> ((JournalRecord.IntentCommitted) fact).intent())
                .toList();
    }
}
