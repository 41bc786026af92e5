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
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ManualClock;

/** The venue's counters as we keep them: entries and ordinary reads stop short of them, exits go, look-ups have the rest. */
class RateLimitTest {
    private static final String BALANCE = "POST /0/private/BalanceEx";

    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void ordinaryReadsLeaveAFifthToLookUps() {
        kraken.server.on(BALANCE, ok("{}"));
        kraken.server.on(Fixture.OPEN, ok("{\"open\":{" + Fixture.order("OA", "hx1", "market", "open", "0") + "}}"));
        kraken.server.on(Fixture.QUERY, ok("{" + Fixture.order("OA", "hx1", "market", "open", "0") + "}"));
        for (int i = 0; i < 11; i++) {
            kraken.client.account();
        }
        assertThatThrownBy(kraken.client::account).isInstanceOfSatisfying(VenueException.class, e -> {
            assertThat(e.category()).isEqualTo(VenueException.Category.RATE_LIMITED);
            // One point at 0.33 a second.
            assertThat(e.retryAfter()).contains(Duration.ofMillis(3031));
        });
        assertThat(kraken.server.received(BALANCE)).hasSize(11);
        LookupQuery query = new LookupQuery(buy().ref(), START);
        for (int i = 0; i < 4; i++) {
            assertThat(kraken.client.find(query)).isInstanceOf(Lookup.Found.class);
        }
        assertThat(kraken.client.find(query)).isInstanceOf(Lookup.Unavailable.class);
        assertThat(kraken.server.received(Fixture.OPEN))
                .as("then its transaction id is known")
                .hasSize(1);
        assertThat(kraken.server.received(Fixture.QUERY)).hasSize(3);
        kraken.clock.advance(Duration.ofMillis(3031));
        assertThat(kraken.client.find(query)).isInstanceOf(Lookup.Found.class);
    }

    /** At one look a second, each of which used up the point that had become free, none would ever have ended. */
    @Test
    void aLookThatCannotBeEndedIsNotBegun() {
        kraken.server.on(BALANCE, ok("{}"));
        kraken.server.on(Fixture.OPEN, ok("{\"open\":{}}"));
        kraken.server.on(Fixture.CLOSED, ok("{\"closed\":{},\"count\":0}"));
        LookupQuery query = new LookupQuery(buy().ref(), START);
        for (int i = 0; i < 5; i++) {
            assertThat(kraken.client.find(query)).isEqualTo(new Lookup.NotFound(false));
        }
        int seconds = 0;
        while (!kraken.client.find(query).equals(new Lookup.NotFound(true))) {
            kraken.clock.advance(Duration.ofSeconds(1));
            assertThat(++seconds).isLessThan(60);
        }
        assertThat(seconds)
                .as("three points for one look more, six for the two that agree, at 0.33 a second")
                .isEqualTo(28);
        assertThat(kraken.server.received(Fixture.OPEN)).hasSameSizeAs(kraken.server.received(Fixture.CLOSED));
    }

    /** Else a comparison that is tried once a second would use up each point that becomes free, and never get its orders. */
    @Test
    void balancesAreNotAskedForWhereThereIsNoRoomForTheOrdersToo() {
        kraken.server.on(BALANCE, ok("{}"));
        kraken.server.on(Fixture.OPEN, ok("{\"open\":{}}"));
        for (int i = 0; i < 11; i++) {
            kraken.client.account();
        }
        int seconds = 0;
        while (!compared()) {
            kraken.clock.advance(Duration.ofSeconds(1));
            assertThat(++seconds).isLessThan(60);
        }
        assertThat(seconds).as("one point more at 0.33 a second").isEqualTo(4);
    }

    @Test
    void executionsAreNotAskedForWhereThereIsNoRoomForThemToo() {
        kraken.server.on(Fixture.QUERY, ok("{" + Fixture.order("OA", "hx1", "market", "open", "0") + "}"));
        FillQuery query = FillQuery.of(Symbol.of("BTC/USDT"), new VenueOrderId("OA"));
        for (int i = 0; i < 13; i++) {
            assertThat(kraken.client.fills(query).items()).isEmpty();
        }
        assertThatThrownBy(() -> kraken.client.fills(query)).hasMessageContaining("nothing was sent");
        assertThat(kraken.server.received(Fixture.QUERY)).hasSize(13);
    }

    /** Else each look would use up the point that has become free, and what was executed never be read. */
    @Test
    void aLookAtAnOrderThatExecutedLeavesRoomForItsExecutions() {
        String order = Fixture.order("OA", "hx1", "market", "open", "0.005");
        kraken.server.on(Fixture.OPEN, ok("{\"open\":{" + order + "}}"));
        kraken.server.on(Fixture.QUERY, ok("{" + order.replaceFirst("}$", ",\"trades\":[\"T1\"]}") + "}"));
        kraken.server.on(
                "POST /0/private/QueryTrades", ok("{" + Fixture.trade("T1", "OA", "XBTUSDT", "1767323046") + "}"));
        LookupQuery query = new LookupQuery(buy().ref(), START);
        assertThat(kraken.client.find(query)).isInstanceOf(Lookup.Found.class);
        kraken.useUp();
        int seconds = 0;
        while (!isRead(query)) {
            kraken.clock.advance(Duration.ofSeconds(1));
            assertThat(++seconds).isLessThan(60);
        }
        assertThat(seconds).as("one point and three more, at 0.33 a second").isBetween(12, 13);
    }

    private boolean isRead(LookupQuery query) {
        try {
            return kraken.client.find(query) instanceof Lookup.Found
                    && kraken.client
                                    .fills(FillQuery.of(Fixture.BTC_USDT, new VenueOrderId("OA")))
                                    .items()
                                    .size()
                            == 1;
        } catch (VenueException e) {
            return false;
        }
    }

    private boolean compared() {
        try {
            return kraken.client.account().balances().isEmpty()
                    && kraken.client.openOrders(new OpenOrdersQuery(null)).isEmpty();
        } catch (VenueException e) {
            return false;
        }
    }

    @Test
    void watchingAStopLeavesTwoFifthsToWhateverElseIsAsked() {
        kraken.server.on(Fixture.ORDER, placed("OA"));
        kraken.server.on(Fixture.QUERY, ok("{" + Fixture.order("OA", "hx2", "stop-loss", "open", "0") + "}"));
        kraken.server.on(Fixture.CANCEL, ok("{\"count\":1}"));
        kraken.client.protect(Fixture.stop());
        LookupQuery query = new LookupQuery(Fixture.stop().ref(), START, true);
        for (int i = 0; i < 9; i++) {
            assertThat(kraken.client.find(query)).isInstanceOf(Lookup.Found.class);
        }
        assertThat(kraken.client.find(query))
                .isInstanceOfSatisfying(
                        Lookup.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isPresent());
        assertThat(kraken.server.received(Fixture.QUERY)).hasSize(9);
        // To take it back, it may be looked at.
        kraken.server.on(Fixture.QUERY, ok("{" + Fixture.order("OA", "hx2", "stop-loss", "canceled", "0") + "}"));
        assertThat(kraken.client.cancel(Fixture.stop().ref())).isInstanceOf(CancelResult.Cancelled.class);
        kraken.server.on(BALANCE, ok("{}"));
        kraken.client.account();
    }

    @Test
    void entriesStopAtFourFifthsOfTheOrdersOfAPairAndExitsGo() {
        kraken.server.on(Fixture.ORDER, placed("OA"));
        for (int i = 0; i < 48; i++) {
            assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
        Refusal refusal = ((SubmitResult.Refused) kraken.client.submit(buy())).refusal();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(kraken.server.received(Fixture.ORDER)).hasSize(48);
        for (int i = 0; i < 20; i++) {
            assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
        }
        kraken.clock.advance(Duration.ofSeconds(13));
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void theYoungerAnOrderTheMoreItsCancelCounts() {
        kraken.server.on(Fixture.ORDER, placed("OA"));
        kraken.server.on(Fixture.CANCEL, error("EOrder:Unknown order"));
        kraken.client.submit(buy());
        for (int i = 0; i < 5; i++) {
            kraken.client.cancel(buy().ref());
        }
        // 1 + 5 x 8 points: seven more entries fit below 48.
        for (int i = 0; i < 7; i++) {
            assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        }
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Refused.class);
    }

    @Test
    void anOldOrdersCancelCountsNothing() {
        assertThat(List.of(0, 5, 10, 15, 45, 90, 300))
                .map(age -> CancelPoints.of(START, START.plusSeconds(age)))
                .containsExactly(8, 6, 5, 4, 2, 1, 0);
    }

    @Test
    void whenTheVenueSaysThatItsCounterIsFullOursIsToo() {
        kraken.server.on(BALANCE, error("EAPI:Rate limit exceeded"));
        assertThatThrownBy(kraken.client::account).isInstanceOf(VenueException.class);
        kraken.clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(kraken.client::account).hasMessageContaining("nothing was sent");
        assertThat(kraken.server.received(BALANCE)).hasSize(1);

        kraken.server.on(Fixture.ORDER, error("EOrder:Rate limit exceeded"));
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Refused.class);
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Refused.class);
        assertThat(kraken.server.received(Fixture.ORDER)).hasSize(1);
    }

    /** Each call while it lasts could make it longer. */
    @ParameterizedTest
    @CsvSource({"EGeneral:Temporary lockout, 900", "EService:Throttled: 1767323145, 100"})
    void whileTheVenueWantsNothingOfAKeyNothingIsSent(String text, int seconds) {
        kraken.server.on(BALANCE, error(text));
        kraken.server.on(Fixture.ORDER, placed("OA"));
        kraken.server.on(Fixture.CANCEL, error("EOrder:Unknown order"));
        assertThatThrownBy(kraken.client::account).hasMessageContaining(text);
        ExchangeClient other = Fixture.login(kraken.venue);
        for (ExchangeClient client : List.of(kraken.client, other)) {
            Refusal refusal = ((SubmitResult.Refused) client.submit(sell())).refusal();
            assertThat(refusal.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(seconds));
            assertThat(client.cancel(Fixture.stop().ref())).isInstanceOf(CancelResult.Unknown.class);
            assertThatThrownBy(client::account).isInstanceOf(VenueException.class);
        }
        assertThat(kraken.server.received())
                .filteredOn(sent -> sent.method().equals("POST"))
                .as("the one that was refused")
                .hasSize(1);
        kraken.clock.advance(Duration.ofSeconds(seconds));
        kraken.server.on(BALANCE, ok("{}"));
        assertThatThrownBy(kraken.client::account)
                .as("an exit is first in line")
                .isInstanceOf(VenueException.class);
        assertThat(kraken.client.submit(sell())).isInstanceOf(SubmitResult.Accepted.class);
        kraken.clock.advance(Duration.ofSeconds(1));
        assertThat(kraken.client.account().balances()).isEmpty();
    }

    @Property
    void theCounterNeverPassesItsLimitAndAlwaysEmpties(
            @ForAll List<@IntRange(min = 0, max = 5_000) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 2) int points) {
        ManualClock clock = new ManualClock(START);
        LeakyCounter counter = new LeakyCounter(clock, 15, 330);
        // What the venue would count, in thousandths of a thousandth.
        long level = 0;
        for (int pause : pauses) {
            clock.advance(Duration.ofMillis(pause));
            level = Math.max(0, level - pause * 330L);
            Duration wait = counter.take(points, 5);
            if (wait.isZero()) {
                level += points * 1_000_000L;
            }
            assertThat(level).isLessThanOrEqualTo(15_000_000L);
        }
        Duration wait = counter.take(15, 5);
        clock.advance(wait);
        assertThat(wait.isZero() || counter.take(15, 5).isZero()).isTrue();
    }

    @Test
    void aClockThatStepsBackNeitherEmptiesNorBlocksForEver() {
        ManualClock clock = new ManualClock(START);
        LeakyCounter counter = new LeakyCounter(clock, 15, 330);
        assertThat(counter.take(15, 5)).isZero();
        clock.advance(Duration.ofHours(-1));
        assertThat(counter.take(1, 5)).isEqualTo(Duration.ofMillis(3031));
        clock.advance(Duration.ofMillis(3031));
        assertThat(counter.take(1, 5)).isZero();
    }
}
