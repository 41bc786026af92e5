package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.signal.SignalAction;

/** What the journal holds at the moment when an order arrives (invariant I5). */
@Timeout(60)
class CommitFirstTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bench bench = new Bench();

    /** The journal as each order found it, one after the other. */
    private final List<List<JournalRecord>> found = new CopyOnWriteArrayList<>();

    @Test
    void signalDecisionAndIntentAreStoredBeforeAnOrderLeaves() throws InterruptedException {
        bench.venue.beforeSubmit = () -> found.add(
                bench.journal.entries().stream().map(JournalEntry::record).toList());
        try (Helix helix = bench.builder().start()) {
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Closed.class);
        }
        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .hasAtLeastOneElementOfType(JournalRecord.SignalReceived.class)
                .hasAtLeastOneElementOfType(JournalRecord.SignalDecided.class);
        assertThat(legs(found.get(0))).containsExactly(Leg.ENTRY);
        assertThat(legs(found.get(1))).containsExactly(Leg.ENTRY, Leg.PROTECTION, Leg.EXIT);
    }

    private static List<Leg> legs(List<JournalRecord> records) {
        return records.stream()
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(fact -> ((JournalRecord.IntentCommitted) fact).intent().leg())
                .toList();
    }
}
