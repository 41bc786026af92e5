package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.signal.SignalAction;

/**
 * Beside a listener that blocks and one that throws the same orders leave in the same order, and none of them waits: all of
 * them have left while the one is at its first event (invariant I9). How long an order takes is compared by what came before
 * it, not by a clock: no call of a listener's stands between two orders.
 */
@Timeout(60)
class ListenerOrderTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int TRADES = 4;

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger thrown = new AtomicInteger();

    @Test
    void theSameOrdersLeaveAndAllOfThemBeforeABlockedListenerReturns() throws InterruptedException {
        Bench alone = new Bench();
        List<Integer> nobody = new CopyOnWriteArrayList<>();
        List<String> expected = play(alone, nobody);

        Bench bench = new Bench();
        List<Integer> begunAtOrder = new CopyOnWriteArrayList<>();
        List<String> orders = play(bench, begunAtOrder, this::block, this::fail);

        assertThat(expected).as("entry, stop and exit of each trade").hasSize(3 * TRADES);
        assertThat(orders).isEqualTo(expected);
        assertThat(begunAtOrder)
                .as("events that the blocked one had begun when an order arrived")
                .hasSize(2 * TRADES)
                .allMatch(events -> events <= 1);
    }

    /** What was committed to be sent, in its order. */
    private List<String> play(Bench bench, List<Integer> begunAtOrder, TradingEventListener... listeners)
            throws InterruptedException {
        bench.venue.beforeSubmit = () -> begunAtOrder.add(begun.get());
        HelixBuilder builder = bench.builder();
        List.of(listeners).forEach(builder::listener);
        try (Helix helix = builder.start()) {
            for (int i = 0; i < TRADES; i++) {
                assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG))
                        .get()
                        .isInstanceOf(SignalOutcome.Opened.class);
                assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                        .get()
                        .isInstanceOf(SignalOutcome.Closed.class);
            }
            if (listeners.length > 0) {
                awaitEvents(1);
                assertThat(begun).as("events that the blocked one has begun").hasValue(1);
                release.countDown();
                awaitEvents(2);
            }
        }
        return bench.journal.entries().stream()
                .map(JournalEntry::record)
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(fact -> text(((JournalRecord.IntentCommitted) fact).intent()))
                .toList();
    }

    private void awaitEvents(int count) {
        while (begun.get() < count || thrown.get() < count) {
            Thread.onSpinWait();
        }
    }

    private static String text(Intent intent) {
        return intent.leg() + " " + intent.quantity() + " " + intent.prices();
    }

    private void block(Object event) {
        begun.incrementAndGet();
        Bench.await(release);
    }

    private void fail(Object event) {
        thrown.incrementAndGet();
        throw new IllegalStateException("a listener's own fault");
    }
}
