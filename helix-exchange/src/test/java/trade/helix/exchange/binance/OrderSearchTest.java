package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.START;
import static trade.helix.exchange.binance.Fixture.TIME;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.binance.Fixture.order;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
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
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;
import trade.helix.exchange.internal.ScriptedServer;

class OrderSearchTest {
    private static final String LOOK = "GET /api/v3/order";
    private static final String LIST = "GET /api/v3/orderList";
    private static final OrderRef ONE = Fixture.buy().ref();
    private static final OrderRef PAIR = Fixture.pair().ref();
    private static final String ABSENT = error(-2013, "Order does not exist.");

    private final Fixture binance = new Fixture();

    @BeforeEach
    void knowTheTime() {
        binance.server.on(LOOK, reply(400, ABSENT));
        find(ONE);
    }

    @AfterEach
    void close() {
        binance.close();
    }

    @Test
    void findsAnOrderByTheIdThatItWasSentWith() {
        binance.server.on(LOOK, reply(200, order("hx1", "MARKET", "PARTIALLY_FILLED", "0.004")));
        Lookup.Found found = (Lookup.Found) find(ONE);
        assertThat(found.orders()).singleElement().satisfies(state -> {
            assertThat(state.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
            assertThat(state.filled()).isEqualTo(Quantity.of("0.004"));
        });
        assertThat(binance.server.received(LOOK).get(0).parameter("origClientOrderId"))
                .contains("hx1");
        assertThat(binance.server.received(LOOK).get(0).parameter("symbol")).contains("BTCUSDT");
    }

    @Test
    void aStopWithALimitIsTriggeredOnceItWorksInTheBook() {
        String works = order("hx1", "STOP_LOSS_LIMIT", "NEW", "0");
        binance.server.on(LOOK, reply(200, works));
        assertThat(((Lookup.Found) find(ONE)).orders())
                .extracting(OrderState::status)
                .containsExactly(OrderStatus.TRIGGERED);

        binance.server.on(LOOK, reply(200, works.replace("\"isWorking\":true", "\"isWorking\":false")));
        assertThat(((Lookup.Found) find(ONE)).orders())
                .extracting(OrderState::status)
                .containsExactly(OrderStatus.NEW);
    }

    @Test
    void findsAPairByItsListAndThenEachLeg() {
        binance.server.on(LIST, reply(200, twoLegs()));
        binance.server.on(
                LOOK,
                sent -> reply(
                        200,
                        sent.parameter("orderId").orElseThrow().equals("31")
                                ? order("hx3-s", "STOP_LOSS", "FILLED", "0.01")
                                : order("hx3-t", "LIMIT_MAKER", "EXPIRED", "0")));
        Lookup.Found found = (Lookup.Found) find(PAIR);
        assertThat(found.orders())
                .extracting(state -> state.status())
                .containsExactly(OrderStatus.FILLED, OrderStatus.EXPIRED);
        assertThat(binance.server.received(LIST).get(0).parameter("origClientOrderId"))
                .contains("hx3");
    }

    @Test
    void aPairWithALegThatIsNotFoundIsNotAbsent() {
        binance.server.on(LIST, reply(200, twoLegs()));
        binance.clock.advance(Duration.ofHours(1));
        assertThat(find(PAIR)).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"symbol\":\"BTCUSDT\",\"orders\":[]}",
                "{\"symbol\":\"BTCUSDT\",\"orders\":[{}]}",
                "{\"symbol\":\"ETHUSDT\",\"orders\":[]}",
                "{}"
            })
    void aListThatCannotBeReadIsNoAnswer(String list) {
        binance.server.on(LIST, reply(200, list));
        assertThat(find(PAIR)).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "5000,false", "14999,false", "15000,false", "15001,true", "3600000,true"})
    void absenceIsCertainOnlyAfterTheLastMomentOfAcceptance(long millisLater, boolean certain) {
        binance.clock.advance(Duration.ofMillis(millisLater));
        assertThat(find(ONE)).isEqualTo(new Lookup.NotFound(certain));
        binance.server.on(LIST, reply(400, error(-2018, "Order list does not exist.")));
        assertThat(find(PAIR)).isEqualTo(new Lookup.NotFound(certain));
    }

    @Test
    void aVenueAheadOfOurClockMakesAbsenceNoSoonerCertain() {
        // 20 s ahead: requests were stamped with the venue's time, and so are valid 20 s longer by ours.
        venueAhead(Duration.ofSeconds(20));
        binance.clock.advance(Duration.ofSeconds(15));
        assertThat(find(ONE)).isEqualTo(new Lookup.NotFound(false));
        binance.clock.advance(Duration.ofMillis(1));
        assertThat(find(ONE)).isEqualTo(new Lookup.NotFound(true));
    }

    @Test
    void aClockThatWasSetForwardMakesNothingCertain() {
        // Ours is an hour slow and is set right: by it, an hour passes in a moment.
        venueAhead(Duration.ofHours(1));
        find(ONE);
        binance.clock.advance(Duration.ofHours(1));
        venueAhead(Duration.ZERO);
        assertThat(find(ONE)).isEqualTo(new Lookup.NotFound(false));
    }

    @Test
    void aSecondLookMustAgree() {
        binance.clock.advance(Duration.ofMinutes(1));
        Iterator<ScriptedServer.Reaction> answers = List.of(
                        reply(400, ABSENT), reply(200, order("hx1", "MARKET", "FILLED", "0.01")))
                .iterator();
        binance.server.on(LOOK, any -> answers.next());
        assertThat(find(ONE)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void withoutTheVenuesTimeNothingIsSaid() {
        binance.clock.advance(Duration.ofMinutes(1));
        binance.server.on(TIME, reply(500, ""));
        assertThat(find(ONE)).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"code":-2013,"msg":"Order does not exist."}
            400 | {"code":-1007,"msg":"Timeout"}
            400 | {"code":-1021,"msg":"Timestamp"}
            400 | {"code":-2018,"msg":"A code that belongs to lists."}
            400 | {"code":-2026,"msg":"Order was archived."}
            401 | {"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}
            429 | {"code":-1003,"msg":"Too many requests."}
            404 | <html>no</html>
            200 | {}
            200 | {"orderId":1}
            """)
    void anythingElseIsNoAnswer(int status, String body) {
        binance.clock.advance(Duration.ofHours(1));
        binance.server.on(LOOK, reply(status, body));
        assertThat(find(ONE)).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void noConnectionIsNoAnswer() {
        binance.clock.advance(Duration.ofHours(1));
        binance.server.on(LOOK, ScriptedServer.hangUp());
        assertThat(find(ONE)).isInstanceOf(Lookup.Unavailable.class);
        binance.server.close();
        assertThat(find(ONE)).isInstanceOf(Lookup.Unavailable.class);
    }

    private Lookup find(OrderRef order) {
        return binance.client.find(new LookupQuery(order, START));
    }

    private void venueAhead(Duration offset) {
        binance.server.on(TIME, any -> {
            Instant venue = binance.clock.instant().plus(offset);
            return reply(200, "{\"serverTime\":" + venue.toEpochMilli() + "}");
        });
    }

    private static String twoLegs() {
        return "{\"orderListId\":7,\"listClientOrderId\":\"hx3\",\"symbol\":\"BTCUSDT\",\"orders\":["
                + "{\"symbol\":\"BTCUSDT\",\"orderId\":31,\"clientOrderId\":\"hx3-s\"},"
                + "{\"symbol\":\"BTCUSDT\",\"orderId\":32,\"clientOrderId\":\"hx3-t\"}]}";
    }
}
