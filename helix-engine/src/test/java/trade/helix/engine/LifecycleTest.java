package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.NotTakenException;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.engine.MemoryJournal.Accident;

/** Coming to rest, and starts that fail half way. */
@Timeout(60)
@Isolated("it waits until no thread of any Helix is left")
class LifecycleTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String BROKEN = "broken on purpose";

    private final Bench bench = new Bench();

    /** A point of the start at which something fails, for the second of two accounts. */
    private record Point(String name, Breaking breaking) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Breaking {
        HelixBuilder in(Bench bench, HelixBuilder builder);
    }

    static Stream<Point> points() {
        return Stream.of(
                new Point(
                        "a second venue is opened",
                        (bench, builder) -> builder.venue(
                                new BrokenProvider(), VenueConfig.builder().build())),
                new Point("a session is opened", (bench, builder) -> {
                    bench.venue.beforeLogin = second(LifecycleTest::fail);
                    return builder;
                }),
                new Point("the journal is loaded", (bench, builder) -> {
                    bench.journal.beforeLoad = second(LifecycleTest::fail);
                    return builder;
                }),
                new Point("balances are read", (bench, builder) -> {
                    bench.venue.beforeAccount = second(LifecycleTest::fail);
                    return builder;
                }),
                new Point("the start is stored", (bench, builder) -> {
                    AtomicInteger commits = new AtomicInteger();
                    bench.journal.accidents(commit ->
                            commits.incrementAndGet() == 2 ? Optional.of(Accident.NOT_STORED) : Optional.empty());
                    return builder;
                }));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aStartThatFailsLeavesNothingBehind(Point point) throws InterruptedException {
        HelixBuilder builder = Bench.withAccount(bench.builder(), new AccountId("other"));
        assertThatThrownBy(() -> point.breaking().in(bench, builder).start()).isInstanceOf(RuntimeException.class);

        assertThat(bench.venue.openSessions).hasValue(0);
        assertThat(bench.venue.closed).isTrue();
        awaitNoThread();
    }

    @Test
    void aListenerThatFailsFromTheFirstEventOnStopsNoStart() throws InterruptedException {
        try (Helix helix = bench.builder().listener(event -> fail()).start()) {
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG)).isPresent();
        }
        awaitNoThread();
    }

    @Test
    void whatIsProtectedAndKnownIsAtRest() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG)).isPresent();
            Drained drained = helix.drain(LONG);
            assertThat(drained.isAtRest()).as("%s", drained).isTrue();

            for (SignalAction action : SignalAction.values()) {
                assertThatThrownBy(() -> helix.submit(bench.signal(action)))
                        .isInstanceOfSatisfying(
                                NotTakenException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(NotTakenException.Reason.DRAINING))
                        .hasMessageContaining("after the restart");
            }
            helix.halt(Bench.ACCOUNT, "ann");
        }
        assertThat(bench.venue.live()).as("its stop stays").hasSize(1);
    }

    @Test
    void anOrderOnItsWayIsWaitedForAndNamedIfItTakesTooLong() throws InterruptedException {
        CountDownLatch isBusy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        bench.venue.beforeSubmit = () -> {
            isBusy.countDown();
            Bench.await(release);
        };
        try (Helix helix = bench.builder().start()) {
            SignalReceipt entry = helix.submit(bench.signal(SignalAction.BUY));
            isBusy.await();
            Drained early = helix.drain(Duration.ofMillis(200));
            assertThat(early.isAtRest()).isFalse();
            assertThat(early.unrest().get(Bench.ACCOUNT))
                    .anyMatch(line -> line.contains("outcome of order"))
                    .anyMatch(line -> line.contains("no outcome"));

            release.countDown();
            assertThat(helix.drain(LONG).isAtRest()).isTrue();
            assertThat(entry.await(Duration.ZERO)).get().isInstanceOf(SignalOutcome.Opened.class);
            assertThat(bench.venue.live()).hasSize(1);
        }
    }

    @Test
    void whatIsNotRecordedIsNotAtRest() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG)).isPresent();
            bench.journal.accidents(commit -> Optional.of(Accident.NOT_STORED));
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .isPresent();
            assertThat(helix.drain(Duration.ofMillis(200)).unrest().get(Bench.ACCOUNT))
                    .singleElement()
                    .asString()
                    .contains("not recorded");

            bench.journal.accidents(commit -> Optional.empty());
            assertThat(helix.drain(LONG).isAtRest()).isTrue();
        }
    }

    /** Every thread that Helix makes bears its name; where the JDK has virtual ones those are not in this list. */
    private static void awaitNoThread() throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("helix-") && thread.isAlive())) {
            Thread.sleep(20);
        }
    }

    /** Fails in the second call of the thread that starts: the first account may be asked for already by another. */
    private static Runnable second(Runnable failing) {
        AtomicInteger calls = new AtomicInteger();
        Thread starting = Thread.currentThread();
        return () -> {
            if (Thread.currentThread() == starting && calls.incrementAndGet() == 2) {
                failing.run();
            }
        };
    }

    private static void fail() {
        throw new IllegalStateException(BROKEN);
    }

    private static final class BrokenProvider implements VenueProvider {
        @Override
        public String id() {
            return "other";
        }

        @Override
        public Venue open(VenueConfig config, VenueContext context) {
            throw new IllegalStateException(BROKEN);
        }
    }
}
