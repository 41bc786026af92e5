package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.kraken.Fixture.BTC_USDT;
import static trade.helix.exchange.kraken.Fixture.QUERY;
import static trade.helix.exchange.kraken.Fixture.START;
import static trade.helix.exchange.kraken.Fixture.ok;
import static trade.helix.exchange.kraken.Fixture.order;
import static trade.helix.exchange.kraken.Fixture.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ScriptedServer.Reaction;
import trade.helix.exchange.internal.ScriptedServer.Received;

/** Executions: whole, oldest first, and none missed while more come in. */
class FillReadsTest {
    private static final String TRADES = "POST /0/private/QueryTrades";
    private static final String HISTORY = "POST /0/private/TradesHistory";
    private static final VenueOrderId ORDER = new VenueOrderId("OA");

    private final Fixture kraken = new Fixture();
    private int executed;

    @AfterEach
    void close() {
        kraken.close();
    }

    @Test
    void theFillsOfAnOrderAreThoseThatItNames() {
        kraken.server.on(QUERY, ordered(List.of("T2", "T1")));
        kraken.server.on(
                TRADES,
                ok("{" + trade("T2", "OA", "XBTUSDT", "1767323046.5") + ","
                        + trade("T1", "OA", "XBTUSDT", "1767323045.25") + "}"));
        Page<Fill> page = kraken.client.fills(FillQuery.of(BTC_USDT, ORDER));
        assertThat(page.next()).isEmpty();
        assertThat(page.items()).extracting(fill -> fill.id().value()).containsExactly("T1", "T2");
        Fill first = page.items().get(0);
        assertThat(first.venueOrderId()).isEqualTo(ORDER);
        assertThat(first.side()).isEqualTo(Side.BUY);
        assertThat(first.price()).isEqualTo(Price.of("60000"));
        assertThat(first.quantity()).isEqualTo(Quantity.of("0.01"));
        assertThat(first.fee()).isEqualTo(Money.of("2.4", "USDT"));
        assertThat(first.at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.25Z"));
        assertThat(kraken.server.received(QUERY).get(0).parameter("trades")).contains("true");
        assertThat(kraken.server.received(TRADES).get(0).parameter("txid")).contains("T2,T1");
    }

    @Test
    void anOrderWithoutFillsHasNone() {
        kraken.server.on(QUERY, ok("{" + order("OA", "hx1", "market", "open", "0") + "}"));
        assertThat(kraken.client.fills(FillQuery.of(BTC_USDT, ORDER)).items()).isEmpty();
        assertThat(kraken.server.received(TRADES)).isEmpty();
    }

    @Test
    void manyFillsOfAnOrderComeInPages() {
        List<String> ids = IntStream.range(0, 45).mapToObj(i -> "T" + i).toList();
        kraken.server.on(QUERY, ordered(ids));
        kraken.server.on(
                TRADES,
                asked -> ok(List.of(asked.parameter("txid").orElseThrow().split(",")).stream()
                        .map(id -> trade(id, "OA", "XBTUSDT", "1767323046"))
                        .collect(Collectors.joining(",", "{", "}"))));
        assertThat(all(FillQuery.of(BTC_USDT, ORDER))).containsExactlyElementsOf(ids);
        assertThat(kraken.server.received(TRADES)).hasSize(3);
    }

    /** A page that passed for whole would never be asked for again. */
    @ParameterizedTest
    @ValueSource(strings = {"T1 OA XBTUSDT", "T1 OA XBTUSDT,T2 OB XBTUSDT", "T1 OA XBTUSDT,T2 OA XXBTZUSD", ""})
    void aPageThatLacksAnExecutionIsUnreadable(String told) {
        kraken.server.on(QUERY, ordered(List.of("T1", "T2")));
        kraken.server.on(
                TRADES,
                ok(Stream.of(told.split(",", -1))
                        .filter(each -> !each.isEmpty())
                        .map(each -> each.split(" ", -1))
                        .map(each -> trade(each[0], each[1], each[2], "1767323046"))
                        .collect(Collectors.joining(",", "{", "}"))));
        assertThatThrownBy(() -> kraken.client.fills(FillQuery.of(BTC_USDT, ORDER)))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> assertThat(e.category()).isEqualTo(VenueException.Category.UNREADABLE));
    }

    @Test
    void aPageOfTheHistoryWithLessThanItsCountIsUnreadable() {
        kraken.server.on(HISTORY, ok("{\"count\":2,\"trades\":{" + trade("T2", "OD", "XBTUSDT", "1767323047") + "}}"));
        assertThatThrownBy(() -> kraken.client.fills(FillQuery.since(BTC_USDT, START)))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> assertThat(e.category()).isEqualTo(VenueException.Category.UNREADABLE));
    }

    @Test
    void aLaterPageOfTheHistoryIsOneCall() {
        executed = 230;
        kraken.server.on(HISTORY, this::history);
        all(new FillQuery(BTC_USDT, null, null, null));
        assertThat(kraken.server.received(HISTORY)).as("one more for the count").hasSize(6);
    }

    @Test
    void anOrderThatTheAnswerDoesNotShowIsUnreadable() {
        kraken.server.on(QUERY, ok("{}"));
        assertThatThrownBy(() -> kraken.client.fills(FillQuery.of(BTC_USDT, ORDER)))
                .isInstanceOf(VenueException.class);
    }

    @Test
    void sinceAMomentIncludesItAndNoOtherSymbol() {
        kraken.server.on(
                HISTORY,
                ok("{\"count\":4,\"trades\":{" + trade("T4", "OD", "XXBTZUSD", "1767323047") + ","
                        + trade("T3", "OC", "XBTUSDT", "1767323046") + "," + trade("T2", "OB", "XBTUSDT", "1767323045")
                        + "," + trade("T1", "OA", "XBTUSDT", "1767323044.9") + "}}"));
        assertThat(all(FillQuery.since(BTC_USDT, START))).containsExactly("T2", "T3");
        assertThat(kraken.server.received(HISTORY).get(0).parameter("start")).contains("1767323044");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 100, 120})
    void aLongHistoryIsReadWholeOldestFirst(int count) {
        executed = count;
        kraken.server.on(HISTORY, this::history);
        List<String> ids = all(new FillQuery(BTC_USDT, null, null, null));
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "T" + i).toList());
    }

    @Test
    void whatIsExecutedWhileTheHistoryIsReadIsNotMissed() {
        executed = 120;
        kraken.server.on(HISTORY, this::history);
        Page<Fill> first = kraken.client.fills(new FillQuery(BTC_USDT, null, null, null));
        assertThat(first.items()).hasSize(20);
        executed = 123;
        FillQuery query = new FillQuery(BTC_USDT, null, null, null);
        List<String> ids = new ArrayList<>(ids(first));
        Page<Fill> page = first;
        while (page.next().isPresent()) {
            kraken.clock.advance(Duration.ofMinutes(1));
            page = kraken.client.fills(query.from(page.next().get()));
            ids.addAll(ids(page));
        }
        assertThat(ids).contains(IntStream.range(0, 123).mapToObj(i -> "T" + i).toArray(String[]::new));
    }

    @Test
    void whatIsExecutedBetweenTheCountAndThePageIsNotMissed() {
        executed = 100;
        kraken.server.on(HISTORY, asked -> {
            Reaction page = history(asked);
            executed = 101;
            return page;
        });
        List<String> ids = all(new FillQuery(BTC_USDT, null, null, null));
        assertThat(ids).contains(IntStream.range(0, 101).mapToObj(i -> "T" + i).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999999999999999", ""})
    void aForeignCursorIsRefused(String cursor) {
        assertThatThrownBy(
                        () -> kraken.client.fills(FillQuery.of(BTC_USDT, ORDER).from(cursor)))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.category()).isEqualTo(VenueException.Category.REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vol", "price", "fee", "time", "ordertxid", "type"})
    void aFillThatCannotBeReadMakesThePageUnreadable(String field) {
        String broken = trade("T1", "OA", "XBTUSDT", "1767323045").replace("\"" + field + "\":", "\"other\":");
        kraken.server.on(HISTORY, ok("{\"count\":1,\"trades\":{" + broken + "}}"));
        assertThatThrownBy(() -> kraken.client.fills(FillQuery.since(BTC_USDT, START)))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> assertThat(e.category()).isEqualTo(VenueException.Category.UNREADABLE));
    }

    /** The venue's page at an offset from the newest of all that was executed so far. */
    private Reaction history(Received asked) {
        int offset = asked.parameter("ofs").map(Integer::parseInt).orElse(0);
        String trades = IntStream.range(offset, Math.min(offset + 50, executed))
                .map(i -> executed - 1 - i)
                .mapToObj(i -> trade("T" + i, "OA", "XBTUSDT", Long.toString(1767323045L + i)))
                .collect(Collectors.joining(","));
        return ok("{\"count\":" + executed + ",\"trades\":{" + trades + "}}");
    }

    private static Reaction ordered(List<String> trades) {
        String ids = trades.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        String order = order("OA", "hx1", "market", "closed", "0.01");
        return ok("{" + order.substring(0, order.length() - 1) + ",\"trades\":[" + ids + "]}}");
    }

    private List<String> all(FillQuery query) {
        List<String> ids = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<Fill> page = kraken.client.fills(next.get().isEmpty() ? query : query.from(next.get()));
            ids.addAll(ids(page));
            next = page.next();
            kraken.clock.advance(Duration.ofMinutes(1));
        }
        return ids;
    }

    private static List<String> ids(Page<Fill> page) {
        return page.items().stream().map(fill -> fill.id().value()).toList();
    }
}
