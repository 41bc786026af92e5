package trade.helix.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.event.EventId;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.simulator.Simulator;

/**
 * A listener that blocks and one that throws change no trade and no order's time (invariant I9): from the first order to the
 * last, everything is done while the one is still at its first event.
 */
class SlowListenerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BLOCKED = Duration.ofSeconds(10);

    private final CountDownLatch release = new CountDownLatch(1);
    private final List<EventId> begun = new CopyOnWriteArrayList<>();
    private final List<EventId> thrown = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void aTradeIsOverWhileAListenerIsAtItsFirstEvent() throws Exception {
        TradingEventListener blocks = event -> {
            begun.add(event.id());
            awaitRelease();
        };
        TradingEventListener fails = event -> {
            thrown.add(event.id());
            throw new IllegalStateException("a listener's own fault");
        };
        try (Simulator simulator = CellRun.simulator(folder)) {
            Station station = new Station(simulator.uri(), "binance", folder);
            Control control = new Control(station);
            try (Desk desk = Desk.open(station, Ports.OPEN, Ports.OPEN, blocks, fails)) {
                assertThat(desk.buy("in").await(PATIENCE)).containsInstanceOf(SignalOutcome.Opened.class);
                await().atMost(PATIENCE).until(() -> begun.size() == 1);
                assertThat(Judge.complaints(control.books(), 1)).isEmpty();
                assertThat(Judge.notOpen(control.books())).isEmpty();

                // It has been blocked for 10 s before the next order is asked for, and still is.
                Thread.sleep(BLOCKED.toMillis());
                assertThat(desk.sell("out").await(PATIENCE)).containsInstanceOf(SignalOutcome.Closed.class);
                assertThat(Judge.notFlat(control.books())).isEmpty();
                assertThat(begun)
                        .as("events that the one that blocks has begun")
                        .hasSize(1);

                release.countDown();
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(begun).hasSizeGreaterThan(1).containsExactlyElementsOf(thrown));
            }
        }
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
