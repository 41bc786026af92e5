package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.placed;
import static trade.helix.exchange.kraken.Fixture.sell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.store.StoreException;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.ScriptedServer;

/** The nonces of one key rise in the order in which they arrive, whatever clocks do. */
class NonceTest {
    /** Steps of the venue's time; every fifth is a restart that only the store outlives. */
    @Property
    void aNonceIsAboveTheLastWhateverTheTimeAndOverRestarts(
            @ForAll List<@LongRange(min = -10_000, max = 10_000) Long> steps) {
        KeyValue store = KeyValue.inMemory();
        Nonces nonces = new Nonces(store, "key");
        Instant now = START;
        long last = nonces.next(now);
        for (int i = 0; i < steps.size(); i++) {
            now = now.plusMillis(steps.get(i));
            nonces = i % 5 == 4 ? new Nonces(store, "key") : nonces;
            long next = nonces.next(now);
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void aNonceIsTheVenuesTimeInMicroseconds() {
        assertThat(new Nonces(KeyValue.inMemory(), "key").next(START)).isEqualTo(START.toEpochMilli() * 1000);
    }

    @Test
    void keysDoNotShareTheirNoncesAndAreNotWrittenDown() {
        List<String> names = new ArrayList<>();
        KeyValue store = new Recording(names, false);
        new Nonces(store, "one-key").next(START);
        new Nonces(store, "another-key").next(START);
        assertThat(names).hasSize(2).doesNotHaveDuplicates().noneMatch(name -> name.contains("key"));
    }

    @Test
    void theStoreIsWrittenOnceInTenSecondsOfNonces() {
        List<String> names = new ArrayList<>();
        Nonces nonces = new Nonces(new Recording(names, false), "key");
        for (int i = 0; i < 1_000; i++) {
            nonces.next(START.plusMillis(i * 9L));
        }
        assertThat(names).hasSize(1);
        nonces.next(START.plusSeconds(10));
        assertThat(names).hasSize(2);
    }

    @Test
    void whenTheStoreFailsNoncesRiseByTime() {
        risesByTime(new Nonces(new Recording(new ArrayList<>(), true), "key"));
    }

    /** A host's own keeper may throw what it likes. */
    @Test
    void whenTheStoreIsBrokenNoncesRiseByTime() {
        risesByTime(new Nonces(
                new KeyValue() {
                    @Override
                    public Optional<String> get(String name) {
                        throw new IllegalStateException("closed");
                    }

                    @Override
                    public void put(String name, String value) {
                        throw new UncheckedIOException(new IOException("The disk is full."));
                    }
                },
                "key"));
    }

    private static void risesByTime(Nonces nonces) {
        long first = nonces.next(START);
        assertThat(nonces.next(START)).isEqualTo(first + 1);
        assertThat(nonces.next(START.plusSeconds(60))).isEqualTo(first + 60_000_000);
    }

    @Test
    void whatIsStoredAndNoNumberIsPassedOver() {
        KeyValue store = KeyValue.inMemory();
        List<String> names = new ArrayList<>();
        new Nonces(new Recording(names, false), "key").next(START);
        store.put(names.get(0), "nonsense");
        assertThat(new Nonces(store, "key").next(START)).isEqualTo(START.toEpochMilli() * 1000);
    }

    private record Recording(List<String> names, boolean fails) implements KeyValue {
        @Override
        public Optional<String> get(String name) {
            return Optional.empty();
        }

        @Override
        public void put(String name, String value) {
            names.add(name);
            if (fails) {
                throw new StoreException(StoreException.Category.UNAVAILABLE, "The disk is full.");
            }
        }
    }

    @Test
    void noncesRiseInTheOrderOfArrivalAndOneCallIsUnderWay() throws Exception {
        try (Fixture kraken = new Fixture()) {
            AtomicInteger underWay = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            kraken.server.on(Fixture.ORDER, any -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                ScriptedServer.Reaction reaction = placed("OA");
                return (socket, closing) -> {
                    underWay.decrementAndGet();
                    return reaction.react(socket, closing);
                };
            });
            // A second session of the same key has the same turn and the same nonces.
            ExchangeClient other = Fixture.login(kraken.venue);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<SubmitResult>> results = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? kraken.client : other).submit(sell())))
                    .toList();
            for (Future<SubmitResult> result : results) {
                assertThat(result.get()).isInstanceOf(SubmitResult.Accepted.class);
            }
            threads.shutdown();
            assertThat(nonces(kraken)).hasSize(40).isSorted().doesNotHaveDuplicates();
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void neitherAStepBackOfOurClockNorOneOfTheVenuesLowersANonceOverARestart() {
        try (Fixture kraken = new Fixture()) {
            KeyValue store = KeyValue.inMemory();
            kraken.server.on(Fixture.TIME, ok("{\"unixtime\":1767323045}"));
            kraken.server.on(Fixture.ORDER, placed("OA"));
            sellInANewProcess(kraken, new ManualClock(START), store);
            kraken.server.on(Fixture.TIME, ok("{\"unixtime\":1767323040}"));
            sellInANewProcess(kraken, new ManualClock(START.minus(Duration.ofHours(1))), store);
            assertThat(nonces(kraken)).hasSize(2).isSorted().doesNotHaveDuplicates();
        }
    }

    private static void sellInANewProcess(Fixture kraken, ManualClock clock, KeyValue store) {
        var config = kraken.config(Duration.ofSeconds(5));
        try (Venue venue = new KrakenVenueProvider().open(config, new VenueContext(clock, store))) {
            Fixture.login(venue).submit(sell());
        }
    }

    @Test
    void whoseTurnDoesNotComeGivesUp() throws Exception {
        KeyLane lane = new KeyLane(new ManualClock(START), Tier.STARTER, new Nonces(KeyValue.inMemory(), "key"));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Boolean> holder = thread.submit(() -> {
            boolean entered = lane.enter(Duration.ofSeconds(1));
            taken.countDown();
            done.await();
            lane.leave();
            return entered;
        });
        taken.await();
        assertThat(lane.enter(Duration.ofMillis(1))).isFalse();
        done.countDown();
        assertThat(holder.get()).isTrue();
        assertThat(lane.enter(Duration.ofMillis(1))).isTrue();
        lane.leave();
        thread.shutdown();
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        try (Fixture kraken = new Fixture()) {
            kraken.server.on(Fixture.ORDER, placed("OA"));
            kraken.client.submit(buy());
            Thread.currentThread().interrupt();
            SubmitResult result = kraken.client.submit(buy());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(((SubmitResult.Refused) result).refusal().reason()).isEqualTo(RefusalReason.NOT_SENT);
            assertThat(kraken.server.received(Fixture.ORDER)).hasSize(1);
        }
    }

    @Test
    void aReadWithANonceThatIsTooLowSaysWhatToDo() {
        try (Fixture kraken = new Fixture()) {
            kraken.server.on("POST /0/private/BalanceEx", error("EAPI:Invalid nonce"));
            assertThatThrownBy(() -> kraken.client.account())
                    .isInstanceOfSatisfying(
                            VenueException.class,
                            e -> assertThat(e.category()).isEqualTo(VenueException.Category.CLOCK))
                    .hasMessageContaining("key of its own");
        }
    }

    private static List<Long> nonces(Fixture kraken) {
        return kraken.server.received(Fixture.ORDER).stream()
                .map(sent -> Long.parseLong(sent.parameter("nonce").orElseThrow()))
                .toList();
    }
}
