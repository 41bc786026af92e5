package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.CLOSED;
import static trade.helix.exchange.kraken.Fixture.NONE;
import static trade.helix.exchange.kraken.Fixture.NONE_CLOSED;
import static trade.helix.exchange.kraken.Fixture.OPEN;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.QUERY;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.order;
import static trade.helix.exchange.kraken.Fixture.placed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Price;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.ScriptedServer;

/** What a look-up may say, and when it is certain. */
class OrderSearchTest {
    private static final LookupQuery QUESTION = new LookupQuery(buy().ref(), START);

    private final Fixture kraken = new Fixture();

    @BeforeEach
    void nothingIsThere() {
        kraken.server.on(OPEN, ok(NONE));
        kraken.server.on(CLOSED, ok(NONE_CLOSED));
    }

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void anOpenOrderIsFoundByItsClientOrderId() {
        String others = order("OB", "hx9", "stop-loss", "open", "0") + "," + order("OC", "", "limit", "open", "0");
        kraken.server.on(
                OPEN, ok("{\"open\":{" + others + "," + order("OA", "hx1", "stop-loss", "open", "0.004") + "}}"));
        OrderState found = found();
        assertThat(found.venueOrderId()).hasToString("OA");
        assertThat(found.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(found.stopPrice()).contains(Price.of("58800"));
        assertThat(found.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.6396Z"));
        assertThat(found.endedAt()).isEmpty();
        assertThat(kraken.server.received(OPEN).get(0).parameter("cl_ord_id")).contains("hx1");
        assertThat(kraken.server.received(CLOSED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "closed, 0.01000000, FILLED",
        "closed, 0.004, EXPIRED",
        "canceled, 0, CANCELED",
        "canceled, 0.004, CANCELED",
        "canceled, 0.01, FILLED",
        "expired, 0.004, EXPIRED",
        "pending, 0, NEW",
        "open, 0, NEW"
    })
    void aClosedOrderIsFoundWithItsTrueStatus(String word, String executed, OrderStatus status) {
        kraken.server.on(CLOSED, closed(order("OA", "hx1", "market", word, executed)));
        assertThat(found().status()).isEqualTo(status);
    }

    @Test
    void aClosedOrderTellsWhenItEnded() {
        String canceled = order("OA", "hx1", "stop-loss", "canceled", "0");
        kraken.server.on(CLOSED, closed(canceled.replace("\"opentm\"", "\"closetm\":1767323050.25,\"opentm\"")));
        assertThat(found().endedAt()).contains(Instant.parse("2026-01-02T03:04:10.25Z"));
    }

    @Test
    void ofSeveralClosedOrdersTheOneThatFilledMostSpeaks() {
        kraken.server.on(
                CLOSED,
                closed(order("OA", "hx1", "market", "canceled", "0") + ","
                        + order("OB", "hx1", "market", "closed", "0.01")));
        assertThat(found().venueOrderId()).hasToString("OB");
    }

    @Test
    void anOrderOfThisSessionIsAskedForByItsTransactionId() {
        kraken.server.on(ORDER, placed("OA"));
        kraken.client.submit(buy());
        kraken.server.on(QUERY, ok("{" + order("OA", "hx1", "market", "closed", "0.01") + "}"));
        assertThat(found().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(kraken.server.received(QUERY).get(0).parameter("txid")).contains("OA");
        assertThat(kraken.server.received(OPEN)).isEmpty();
        kraken.server.on(QUERY, error("EOrder:Unknown order"));
        assertThat(kraken.client.find(QUESTION)).isEqualTo(new Lookup.NotFound(false));
        assertThat(kraken.server.received(OPEN)).hasSize(1);
        kraken.server.on(QUERY, error("EService:Busy"));
        assertThat(kraken.client.find(QUESTION)).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void absenceIsCertainOnlyPastTheDeadlineAndTheQueues() {
        assertThat(kraken.client.find(QUESTION)).isEqualTo(new Lookup.NotFound(false));
        kraken.clock.advance(Duration.ofSeconds(15));
        assertThat(kraken.client.find(QUESTION)).isEqualTo(new Lookup.NotFound(false));
        kraken.clock.advance(Duration.ofSeconds(1));
        int before = kraken.server.received(CLOSED).size();
        assertThat(kraken.client.find(QUESTION)).isEqualTo(new Lookup.NotFound(true));
        assertThat(kraken.server.received(CLOSED)).hasSize(before + 2);
    }

    /** The venue took it: whatever it says now, it was there. */
    @Test
    void anOrderThatTheVenueTookIsNeverCertainlyAbsent() {
        kraken.server.on(ORDER, placed("OA"));
        kraken.client.submit(buy());
        kraken.server.on(QUERY, error("EOrder:Unknown order"));
        kraken.clock.advance(Duration.ofMinutes(1));
        assertThat(kraken.client.find(QUESTION)).isEqualTo(new Lookup.NotFound(false));
        kraken.server.on(ORDER, error("EService:Busy"));
        kraken.client.submit(buy());
        kraken.clock.advance(Duration.ofMinutes(1));
        assertThat(kraken.client.find(new LookupQuery(buy().ref(), START.plusSeconds(60))))
                .as("of a second one under its id nothing is known")
                .isEqualTo(new Lookup.NotFound(true));
    }

    @Test
    void theVenuesClockCountsNotOurs() {
        kraken.server.on(
                Fixture.TIME, ok("{\"unixtime\":" + START.plusSeconds(3).getEpochSecond() + "}"));
        kraken.clock.advance(Duration.ofSeconds(40));
        assertThat(kraken.client.find(QUESTION)).isEqualTo(new Lookup.NotFound(false));
    }

    @Test
    void whatTheSecondLookFindsIsFound() {
        kraken.clock.advance(Duration.ofSeconds(16));
        kraken.server.on(
                CLOSED,
                any -> kraken.server.received(CLOSED).size() == 1
                        ? ok(NONE_CLOSED)
                        : closed(order("OA", "hx1", "market", "closed", "0.01")));
        assertThat(found().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void closedOrdersThatAreNotOfThisIdAreNoProofOfAbsence() {
        kraken.server.on(CLOSED, closed(order("OB", "hx9", "market", "closed", "0.01")));
        kraken.clock.advance(Duration.ofSeconds(16));
        assertThat(kraken.client.find(QUESTION)).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "vol", "vol_exec", "opentm", "descr"})
    void anOrderThatCannotBeReadIsUnavailableAndNeverAbsent(String field) {
        String broken = order("OA", "hx1", "market", "closed", "0.01").replace("\"" + field + "\":", "\"other\":");
        kraken.server.on(CLOSED, closed(broken));
        kraken.clock.advance(Duration.ofSeconds(16));
        assertThat(kraken.client.find(QUESTION)).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void aStatusThatNobodyKnowsIsUnavailable() {
        kraken.server.on(OPEN, ok("{\"open\":{" + order("OA", "hx1", "market", "dreaming", "0") + "}}"));
        assertThat(kraken.client.find(QUESTION)).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void everyAccidentIsUnavailable() {
        kraken.clock.advance(Duration.ofSeconds(16));
        for (ScriptedServer.Reaction accident : List.of(
                error("EService:Unavailable"),
                error("EOrder:Unknown order"),
                ok("{}"),
                ScriptedServer.reply(520, "<html/>"),
                ScriptedServer.hangUp())) {
            kraken.server.on(CLOSED, accident);
            assertThat(kraken.client.find(QUESTION)).isInstanceOf(Lookup.Unavailable.class);
            kraken.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void aPairIsNeverAbsentForCertain() {
        OrderRef pair = OrderRef.pair(Fixture.BTC_USDT, buy().clientOrderId());
        kraken.clock.advance(Duration.ofSeconds(60));
        assertThat(kraken.client.find(new LookupQuery(pair, START))).isInstanceOf(Lookup.Unavailable.class);
    }

    private static ScriptedServer.Reaction closed(String orders) {
        return ok("{\"closed\":{" + orders + "},\"count\":1}");
    }

    private OrderState found() {
        Lookup lookup = kraken.client.find(QUESTION);
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) lookup).orders().get(0);
    }
}
