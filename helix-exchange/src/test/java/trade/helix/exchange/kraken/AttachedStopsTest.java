package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.CANCEL;
import static trade.helix.exchange.kraken.Fixture.CLOSED;
import static trade.helix.exchange.kraken.Fixture.NONE;
import static trade.helix.exchange.kraken.Fixture.NONE_CLOSED;
import static trade.helix.exchange.kraken.Fixture.OPEN;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.QUERY;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.placed;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Received;

/** Stops that go with an entry: what is sent, which orders they are, and what a cancel of several may say. */
class AttachedStopsTest {
    private static final String TRADES = "POST /0/private/QueryTrades";
    private static final int NUMBER = 4711;
    private static final OrderRef STOPS = OrderRef.attached(BTC_USDT, new ClientOrderId("hx5"), NUMBER);
    private static final OrderRequest ENTRY = new OrderRequest(
            new ClientOrderId("hx4"),
            BTC_USDT,
            Side.BUY,
            Quantity.of("0.03"),
            new AttachedStop(NUMBER, Price.of("58800")));

    private final Fixture kraken = new Fixture();

    @BeforeEach
    void quiet() {
        kraken.server.on(OPEN, ok(NONE));
        kraken.server.on(CLOSED, ok(NONE_CLOSED));
        kraken.server.on(CANCEL, ok("{\"count\":1}"));
    }

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void anEntryCarriesItsStopAndANumberInPlaceOfAnId() {
        kraken.server.on(ORDER, placed("OE"));
        SubmitResult.Accepted accepted = (SubmitResult.Accepted) kraken.client.submit(ENTRY);
        assertThat(accepted.order().clientOrderId()).isEmpty();
        assertThat(accepted.order().stopPrice()).isEmpty();
        assertThat(kraken.server.received(ORDER))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .startsWith("pair=XBTUSDT&type=buy&ordertype=market&volume=0.03&oflags=fciq&userref=4711"
                                + "&close%5Bordertype%5D=stop-loss&close%5Bprice%5D=58800"
                                + "&deadline=2026-01-02T03%3A04%3A10Z&nonce=")
                        .doesNotContain("cl_ord_id"));
    }

    @Test
    void theEntryIsTheNewestMarketBuyOfTheSymbolThatHasTheNumber() {
        String others = String.join(
                ",",
                entry("OOLD", "1767323000.1", "0.03"),
                stop("OS1", "OE", "open", "0.03", "0").replace("\"userref\":0", "\"userref\":4711"),
                entry("OUSD", "1767323050.1", "0.03").replace("XBTUSDT", "XBTUSD"),
                entry("OLIM", "1767323050.2", "0.03").replace("\"ordertype\":\"market\"", "\"ordertype\":\"limit\""),
                entry("OSELL", "1767323050.3", "0.03").replace("\"type\":\"buy\"", "\"type\":\"sell\""));
        kraken.server.on(CLOSED, closed(others, entry("OE", "1767323045.1", "0.03")));
        assertThat(found(ENTRY.ref()))
                .singleElement()
                .satisfies(order -> assertThat(order.venueOrderId()).hasToString("OE"));
        assertThat(kraken.server.received(OPEN).get(0).parameter("userref")).contains("4711");
        assertThat(kraken.server.received(CLOSED).get(0).parameter("userref")).contains("4711");
    }

    @Test
    void theEntryIsLookedForBehindAPageOfItsStops() {
        String page = IntStream.range(0, 50)
                .mapToObj(
                        i -> stop("OS" + i, "OE", "canceled", "0.01", "0").replace("\"userref\":0", "\"userref\":4711"))
                .collect(Collectors.joining(","));
        kraken.server.on(
                CLOSED,
                asked -> asked.parameter("ofs").isEmpty()
                        ? ok("{\"closed\":{" + page + "},\"count\":51}")
                        : ok("{\"closed\":{" + entry("OE", "1767323045.1", "0.5") + "},\"count\":51}"));
        assertThat(found(ENTRY.ref())).hasSize(1);
        assertThat(kraken.server.received(CLOSED).get(1).parameter("ofs")).contains("50");
    }

    @Test
    void stopsAreKnownByTheirParentAndNotByANumber() {
        bought("0.03");
        showOpen(
                stop("OS1", "OE", "open", "0.01", "0"),
                stop("OS2", "OE", "open", "0.02", "0"),
                stop("OX", "OTHER", "open", "0.03", "0").replace("\"userref\":0", "\"userref\":4711"));
        assertThat(found(STOPS))
                .extracting(order -> order.venueOrderId().value())
                .containsExactly("OS1", "OS2");
    }

    /** Else a look that is tried again and again would use up each point that becomes free, and never come to its end. */
    @Test
    void aLookThatCannotBeEndedIsNotBegun() {
        bought("0.03");
        showOpen();
        int found = 0;
        for (int i = 0; i < 60; i++) {
            found += find(STOPS) instanceof Lookup.NotFound ? 1 : 0;
            kraken.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(found).as("three points each, of 15 and of 0.33 a second").isBetween(10, 12);
    }

    @Test
    void aStopThatEndedIsLookedForBackToTheEntry() {
        bought("0.03");
        showOpen(stop("OS2", "OE", "open", "0.02", "0"));
        kraken.server.on(
                CLOSED,
                asked -> asked.parameter("userref").isPresent()
                        ? ok("{\"closed\":{" + entry("OE", "1767323045.1", "0.03") + "},\"count\":1}")
                        : ok("{\"closed\":{" + stop("OS1", "OE", "closed", "0.01", "0.01") + "},\"count\":900}"));
        assertThat(found(STOPS)).extracting(OrderState::status).containsExactly(OrderStatus.FILLED, OrderStatus.NEW);
        ScriptedServer.Received search = kraken.server.received(CLOSED).get(1);
        assertThat(search.parameter("start")).contains("1767323044");
        assertThat(search.parameter("end")).as("nothing opened long after it").contains("1767323165");
        assertThat(search.parameter("closetime")).contains("open");
        assertThat(kraken.server.received(CLOSED))
                .as("no page more than needed")
                .hasSize(2);
    }

    @Test
    void whileTheEntryMayExecuteNoStopIsNotCertain() {
        String live = entry("OE", "1767323045.1", "0").replace("\"status\":\"closed\"", "\"status\":\"open\"");
        showOpen(live);
        query(live);
        kraken.clock.advance(Duration.ofHours(1));
        assertThat(find(STOPS)).isEqualTo(new Lookup.NotFound(false));
        assertThat(kraken.client.cancel(STOPS))
                .isInstanceOfSatisfying(
                        CancelResult.Unknown.class,
                        unknown -> assertThat(unknown.cause()).contains("may still execute"));
    }

    @Test
    void theSessionThatSentAnEntryNeedsNotLookForIt() {
        kraken.server.on(ORDER, placed("OE"));
        kraken.client.submit(ENTRY);
        query(entry("OE", "1767323045.1", "0.03"));
        showOpen(stop("OS1", "OE", "open", "0.03", "0"));
        assertThat(found(STOPS)).hasSize(1);
        assertThat(found(STOPS)).hasSize(1);
        assertThat(kraken.server.received(QUERY))
                .as("once it has ended it is not asked for")
                .hasSize(1);
        assertThat(kraken.server.received(OPEN))
                .hasSize(2)
                .noneMatch(asked -> asked.body().contains("userref"));
        assertThat(kraken.server.received(CLOSED)).isEmpty();
    }

    @Test
    void whereTheEntryBoughtAStopIsNeverCertainlyAbsent() {
        bought("0.03");
        kraken.clock.advance(Duration.ofHours(1));
        assertThat(find(STOPS)).isEqualTo(new Lookup.NotFound(false));
        assertThat(kraken.client.cancel(STOPS)).as("one may show yet").isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void whereTheEntryIsNotFoundItsStopsMayShowYet() {
        assertThat(kraken.client.cancel(STOPS)).isInstanceOf(CancelResult.Unknown.class);
        assertThat(kraken.server.received(CANCEL)).isEmpty();
    }

    @Test
    void whereTheEntryEndedWithoutBuyingNoStopWillCome() {
        bought("0");
        assertThat(find(STOPS)).isEqualTo(new Lookup.NotFound(true));
        assertThat(kraken.client.cancel(STOPS)).isEqualTo(new CancelResult.AlreadyGone());
    }

    /** At the lowest limit twelve stops read one by one, from the first again after each refusal, would never be read. */
    @Test
    void theExecutionsOfAllStopsAreReadTogether() {
        boughtAndSold(12);
        List<OrderState> stops = found(STOPS);
        assertThat(stops).hasSize(12);
        for (OrderState stop : stops) {
            assertThat(fills(stop)).containsExactly("T" + stop.venueOrderId());
        }
        assertThat(kraken.server.received(QUERY)).hasSize(1);
        assertThat(kraken.server.received(TRADES)).hasSize(1);
        assertThat(fills(stops.get(0))).as("again").containsExactly("TOS0");
        assertThat(kraken.server.received(TRADES)).hasSize(1);
    }

    @Test
    void oneThatTheVenueDeniesDoesNotHideWhatTheOthersSold() {
        boughtAndSold(3);
        kraken.server.on(
                QUERY,
                asked -> asked.parameter("txid").orElseThrow().contains("OS2")
                        ? error("EOrder:Unknown order")
                        : shown(asked, txid -> stop(txid, "OE", "closed", "0.01", "0.01")));
        assertThat(fills(found(STOPS).get(0))).containsExactly("TOS0");
    }

    @Test
    void noMoreExecutionsAreAskedForThanOneCallNames() {
        boughtAndSold(45);
        found(STOPS).forEach(stop -> {
            kraken.clock.advance(Duration.ofMinutes(1));
            assertThat(fills(stop)).containsExactly("T" + stop.venueOrderId());
        });
        assertThat(kraken.server.received(TRADES))
                .hasSize(3)
                .allSatisfy(asked -> assertThat(
                                asked.parameter("txid").orElseThrow().split(",", -1))
                        .hasSizeLessThanOrEqualTo(20));
    }

    @Test
    void whatMaySellMoreIsAskedForAgain() {
        bought("0.03");
        showOpen(stop("OS0", "OE", "open", "0.01", "0.005"), stop("OS1", "OE", "open", "0.02", "0.005"));
        kraken.server.on(QUERY, asked -> shown(asked, txid -> stop(txid, "OE", "open", "0.02", "0.005")));
        kraken.server.on(TRADES, AttachedStopsTest::trades);
        List<OrderState> stops = found(STOPS);
        stops.forEach(stop -> assertThat(fills(stop)).hasSize(1));
        assertThat(kraken.server.received(TRADES)).hasSize(2);
    }

    /** Else the look would use up what has become free since the last one, and what was executed never be read. */
    @Test
    void aLookAtStopsThatSoldLeavesRoomForWhatTheySold() {
        boughtAndSold(2);
        assertThat(found(STOPS)).hasSize(2);
        kraken.useUp();
        int seconds = 0;
        while (!isRead()) {
            kraken.clock.advance(Duration.ofSeconds(1));
            assertThat(++seconds).isLessThan(60);
        }
        assertThat(seconds).as("six points at 0.33 a second").isBetween(18, 19);
    }

    /** As the engine does it: a look, and if it shows executions, a read of them. */
    private boolean isRead() {
        if (!(find(STOPS) instanceof Lookup.Found found)) {
            return false;
        }
        try {
            found.orders().forEach(this::fills);
            return true;
        } catch (VenueException e) {
            assertThat(e.category()).isEqualTo(VenueException.Category.RATE_LIMITED);
            return false;
        }
    }

    /** Each bought 0.01, and the stop of it has sold as much in one execution. */
    private void boughtAndSold(int number) {
        bought("0." + String.format(Locale.ROOT, "%02d", number));
        showOpen();
        List<String> stops = IntStream.range(0, number)
                .mapToObj(i -> stop("OS" + i, "OE", "closed", "0.01", "0.01"))
                .toList();
        String entry = entry("OE", "1767323045.1", "0." + String.format(Locale.ROOT, "%02d", number));
        kraken.server.on(
                CLOSED,
                asked -> asked.parameter("userref").isPresent() ? closed(entry) : closed(stops.toArray(String[]::new)));
        kraken.server.on(QUERY, asked -> shown(asked, txid -> stop(txid, "OE", "closed", "0.01", "0.01")));
        kraken.server.on(TRADES, AttachedStopsTest::trades);
    }

    /** Each order that was asked for, with one execution. */
    private static ScriptedServer.Reaction shown(Received asked, UnaryOperator<String> order) {
        return ok(Arrays.stream(asked.parameter("txid").orElseThrow().split(",", -1))
                .map(txid -> order.apply(txid).replaceFirst("}$", ",\"trades\":[\"T" + txid + "\"]}"))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static ScriptedServer.Reaction trades(Received asked) {
        return ok(Arrays.stream(asked.parameter("txid").orElseThrow().split(",", -1))
                .map(id -> Fixture.trade(id, id.substring(1), "XBTUSDT", "1767323046"))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private List<String> fills(OrderState stop) {
        return kraken.client.fills(FillQuery.of(BTC_USDT, stop.venueOrderId())).items().stream()
                .map(fill -> fill.id().value())
                .toList();
    }

    @Test
    void noAnswerIsNoAbsence() {
        bought("0.03");
        kraken.server.on(
                OPEN, asked -> asked.parameter("userref").isPresent() ? ok(NONE) : error("EService:Unavailable"));
        assertThat(find(STOPS)).isInstanceOf(Lookup.Unavailable.class);
        CancelResult cancelled = kraken.client.cancel(STOPS);
        assertThat(cancelled).isInstanceOf(CancelResult.Unknown.class);
        assertThat(kraken.server.received(CANCEL)).isEmpty();
    }

    @Test
    void aStopThatFilledMeanwhileIsToldBesideThoseTakenBack() {
        twoStops();
        kraken.server.on(
                CANCEL,
                asked -> asked.parameter("txid").orElseThrow().equals("OS1")
                        ? error("EOrder:Unknown order")
                        : ok("{\"count\":1}"));
        query(stop("OS1", "OE", "closed", "0.01", "0.01"), stop("OS2", "OE", "canceled", "0.02", "0.005"));
        CancelResult.Cancelled cancelled = (CancelResult.Cancelled) kraken.client.cancel(STOPS);
        assertThat(cancelled.orders())
                .extracting(OrderState::status)
                .containsExactlyInAnyOrder(OrderStatus.FILLED, OrderStatus.CANCELED);
        assertThat(cancelled.orders())
                .extracting(OrderState::filled)
                .containsExactlyInAnyOrder(Quantity.of("0.01"), Quantity.of("0.005"));
        assertThat(kraken.server.received(QUERY).get(0).parameter("txid")).contains("OS1,OS2");
    }

    @Test
    void whenAllFilledMeanwhileTheyAreFilled() {
        twoStops();
        kraken.server.on(CANCEL, error("EOrder:Unknown order"));
        query(stop("OS1", "OE", "closed", "0.01", "0.01"), stop("OS2", "OE", "closed", "0.02", "0.02"));
        assertThat(kraken.client.cancel(STOPS)).isEqualTo(new CancelResult.AlreadyFilled());
    }

    @Test
    void oneThatStillShowsLiveLeavesAllUnknown() {
        twoStops();
        query(stop("OS1", "OE", "canceled", "0.01", "0"), stop("OS2", "OE", "open", "0.02", "0"));
        assertThat(kraken.client.cancel(STOPS)).isInstanceOf(CancelResult.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "one"})
    void oneThatDoesNotShowLeavesAllUnknown(String shown) {
        twoStops();
        query(shown.equals("{}") ? new String[0] : new String[] {stop("OS1", "OE", "canceled", "0.01", "0")});
        assertThat(kraken.client.cancel(STOPS)).isInstanceOf(CancelResult.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EService:Busy", "EOrder:Rate limit exceeded", "EGeneral:Permission denied"})
    void theFirstThatIsNotTakenBackEndsItAndTheRestStays(String text) {
        twoStops();
        kraken.server.on(CANCEL, error(text));
        assertThat(kraken.client.cancel(STOPS))
                .isInstanceOfSatisfying(
                        CancelResult.Unknown.class,
                        unknown -> assertThat(unknown.cause()).contains(text));
        assertThat(kraken.server.received(CANCEL)).hasSize(1);
    }

    @Test
    void someFilledAndTheOthersTakenBackEarlierIsGone() {
        bought("0.03");
        kraken.server.on(
                CLOSED,
                closed(
                        entry("OE", "1767323045.1", "0.03"),
                        stop("OS1", "OE", "closed", "0.01", "0.01"),
                        stop("OS2", "OE", "canceled", "0.02", "0")));
        assertThat(kraken.client.cancel(STOPS)).isEqualTo(new CancelResult.AlreadyGone());
        assertThat(kraken.server.received(CANCEL)).isEmpty();
    }

    @Test
    void theEntryItselfIsCancelledByItsOwnIdAlone() {
        showOpen(entry("OE", "1767323045.1", "0").replace("\"status\":\"closed\"", "\"status\":\"open\""));
        kraken.client.cancel(ENTRY.ref());
        assertThat(kraken.server.received(CANCEL))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).startsWith("txid=OE&nonce="));
    }

    @Test
    void anEntryThatBoughtIsNotCancelled() {
        bought("0.03");
        assertThat(kraken.client.cancel(ENTRY.ref())).isEqualTo(new CancelResult.AlreadyFilled());
        assertThat(kraken.server.received(CANCEL)).isEmpty();
    }

    /** The entry has ended, and bought so much. */
    private void bought(String filled) {
        kraken.server.on(CLOSED, closed(entry("OE", "1767323045.1", filled)));
    }

    private void twoStops() {
        bought("0.03");
        showOpen(stop("OS1", "OE", "open", "0.01", "0"), stop("OS2", "OE", "open", "0.02", "0"));
    }

    private void showOpen(String... orders) {
        kraken.server.on(OPEN, ok("{\"open\":{" + String.join(",", orders) + "}}"));
    }

    private void query(String... orders) {
        kraken.server.on(QUERY, ok("{" + String.join(",", orders) + "}"));
    }

    private static ScriptedServer.Reaction closed(String... orders) {
        return ok("{\"closed\":{" + String.join(",", Arrays.asList(orders)) + "},\"count\":" + orders.length + "}");
    }

    private static String entry(String txid, String openedAt, String filled) {
        String order = Fixture.order(txid, "x", "market", filled.equals("0") ? "canceled" : "closed", filled)
                .replace("\"cl_ord_id\":\"x\",", "")
                .replace("\"userref\":0", "\"userref\":4711")
                .replace("1767323045.6396", openedAt)
                .replace("\"vol\":\"0.01000000\"", "\"vol\":\"" + (filled.equals("0") ? "0.03" : filled) + "\"");
        return filled.equals("0") ? order.replace("\"status\":\"canceled\"", "\"status\":\"closed\"") : order;
    }

    /** As the venue shows a close; whether it has the user reference of its parent is not documented. */
    private static String stop(String txid, String parent, String status, String quantity, String filled) {
        return Fixture.order(txid, "x", "stop-loss", status, filled)
                .replace("\"cl_ord_id\":\"x\",", "")
                .replace("\"refid\":null", "\"refid\":\"" + parent + "\"")
                .replace("\"vol\":\"0.01000000\"", "\"vol\":\"" + quantity + "\"");
    }

    private Lookup find(OrderRef ref) {
        return kraken.client.find(new LookupQuery(ref, START));
    }

    private List<OrderState> found(OrderRef ref) {
        Lookup lookup = find(ref);
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) lookup).orders();
    }
}
