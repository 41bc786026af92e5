package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.placed;
import static trade.helix.exchange.kraken.Fixture.sell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.ScriptedServer;

/** The nonces of one key rise in the order in which they arrive, whatever clocks do. */
class NonceTest {
    @Property
    void aNonceIsAboveTheLastWhateverTheTime(@ForAll List<@LongRange(min = -10_000, max = 10_000) Long> steps) {
        KeyLane lane = new KeyLane(new ManualClock(START), Tier.STARTER);
        Instant now = START;
        long last = lane.nonce(now);
        for (long step : steps) {
            now = now.plusMillis(step);
            long next = lane.nonce(now);
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void aNonceIsTheVenuesTimeInMicroseconds() {
        assertThat(new KeyLane(new ManualClock(START), Tier.STARTER).nonce(START))
                .isEqualTo(START.toEpochMilli() * 1000);
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
    void aClockThatStepsBackOverARestartLowersNoNonce() {
        try (Fixture kraken = new Fixture()) {
            kraken.server.on(Fixture.TIME, ok("{\"unixtime\":1767323045}"));
            kraken.server.on(Fixture.ORDER, placed("OA"));
            kraken.client.submit(sell());
            kraken.server.on(Fixture.TIME, ok("{\"unixtime\":1767323047}"));
            ManualClock hourSlow = new ManualClock(START.minus(Duration.ofHours(1)));
            try (Venue restarted =
                    new KrakenVenueProvider().open(kraken.config(Duration.ofSeconds(5)), new VenueContext(hourSlow))) {
                Fixture.login(restarted).submit(sell());
            }
            assertThat(nonces(kraken)).hasSize(2).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void whoseTurnDoesNotComeGivesUp() throws Exception {
        KeyLane lane = new KeyLane(new ManualClock(START), Tier.STARTER);
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
