package trade.helix.exchange.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.exchange.paper.ScriptedMarket.SYMBOL;
import static trade.helix.exchange.paper.ScriptedMarket.level;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ManualClock;

class PaperTradingTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final String NAME = "paper.scripted.main";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final KeyValue kept = KeyValue.inMemory();
    private final ScriptedMarket market =
            new ScriptedMarket(clock, OrderType.MARKET, OrderType.STOP_LOSS, OrderType.LIMIT_MAKER);
    private final List<Duration> slept = new ArrayList<>();
    private int ids;

    private PaperVenue.Builder paper() {
        return PaperVenue.over(market, new VenueContext(clock, kept))
                .balances(Map.of(Asset.of("AB"), Quantity.of("10"), Asset.of("CD"), Quantity.of("1000")))
                .sleeper(slept::add);
    }

    private ExchangeClient login() {
        return paper().open().login(MAIN, PaperVenue.noKey());
    }

    private OrderRequest order(Side side, String quantity) {
        ids++;
        return new OrderRequest(new ClientOrderId("o" + ids), SYMBOL, side, Quantity.of(quantity));
    }

    private ProtectionRequest protection(String quantity, String stop, String target) {
        ids++;
        return new ProtectionRequest(
                new ClientOrderId("p" + ids),
                SYMBOL,
                Quantity.of(quantity),
                Price.of(stop),
                Price.of(stop),
                target == null ? null : Price.of(target));
    }

    private static SubmitResult.Accepted accepted(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Accepted.class);
        return (SubmitResult.Accepted) result;
    }

    private List<OrderState> found(ExchangeClient client, OrderRef ref) {
        Lookup found = client.find(new LookupQuery(ref, clock.instant()));
        assertThat(found).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) found).orders();
    }

    @Test
    void anOrderWalksTheBookLevelByLevel() {
        market.book(List.of(), List.of(level("10", "1"), level("10.5", "2"), level("11", "5")));
        SubmitResult.Accepted bought = accepted(login().submit(order(Side.BUY, "4")));
        assertThat(bought.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(bought.fills())
                .extracting(fill -> fill.quantity() + " at " + fill.price() + " fee " + fill.fee())
                .containsExactly("1 at 10 fee 0.0026 AB", "2 at 10.5 fee 0.0052 AB", "1 at 11 fee 0.0026 AB");
    }

    @Test
    void whatTheBookCannotFillExpires() {
        market.book(List.of(), List.of(level("10", "1.5")));
        SubmitResult.Accepted bought = accepted(login().submit(order(Side.BUY, "4")));
        assertThat(bought.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(bought.order().filled()).isEqualTo(Quantity.of("1.5"));
        market.book(List.of(), List.of());
        SubmitResult.Accepted nothing = accepted(login().submit(order(Side.BUY, "4")));
        assertThat(nothing.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(nothing.fills()).isEmpty();
    }

    @Test
    void theBookIsReadAsDeepAsTheOrderNeedsAndNoDeeper() {
        List<Level> asks = IntStream.range(0, 150)
                .mapToObj(i -> level("10." + (100 + i), "0.01"))
                .toList();
        market.book(List.of(), asks);
        ExchangeClient client = login();
        accepted(client.submit(order(Side.BUY, "0.5")));
        assertThat(market.reads).isEqualTo(1);
        SubmitResult.Accepted deep = accepted(client.submit(order(Side.BUY, "1.2")));
        assertThat(market.reads).isEqualTo(3);
        assertThat(deep.fills()).hasSize(120);
        assertThat(deep.order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aStopTriggersAtTheBidAndNotAtTheAskAndOnlyWhenSomebodyLooks() {
        market.book(List.of(level("10", "50")), List.of(level("10.1", "50")));
        ExchangeClient client = login();
        ProtectionRequest stop = protection("4", "9", null);
        client.protect(stop);
        market.book(List.of(level("9.01", "50")), List.of(level("9.02", "50")));
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.NEW);
        market.book(List.of(level("8", "50")), List.of(level("9.02", "50")));
        market.book(List.of(level("9.5", "50")), List.of(level("9.6", "50")));
        assertThat(found(client, stop.ref()).get(0).status())
                .as("nobody looked while the bid was below")
                .isEqualTo(OrderStatus.NEW);
        market.book(List.of(level("9", "3"), level("8.5", "50")), List.of(level("9.6", "50")));
        assertThat(client.openOrders(new OpenOrdersQuery(null))).isEmpty();
        assertThat(fills(client))
                .extracting(fill -> fill.quantity() + " at " + fill.price())
                .containsExactly("3 at 9", "1 at 8.5");
    }

    private static List<Fill> fills(ExchangeClient client) {
        return client.fills(new FillQuery(SYMBOL, null, null, null)).items();
    }

    @Test
    void aStopWithALimitGoesDownToItAndRestsThere() {
        ScriptedMarket limited = new ScriptedMarket(clock, OrderType.MARKET, OrderType.STOP_LOSS_LIMIT);
        limited.book(List.of(level("10", "50")), List.of(level("10.1", "50")));
        ExchangeClient client = PaperVenue.over(limited, new VenueContext(clock, kept))
                .balances(Map.of(Asset.of("AB"), Quantity.of("10")))
                .open()
                .login(MAIN, PaperVenue.noKey());
        ProtectionRequest stop = new ProtectionRequest(
                new ClientOrderId("s"), SYMBOL, Quantity.of("4"), Price.of("9"), Price.of("8.9"), null);
        client.protect(stop);
        limited.book(List.of(level("8.8", "50")), List.of());
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.TRIGGERED);
        limited.book(List.of(level("9.4", "1"), level("8.9", "1"), level("8.8", "50")), List.of());
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(fills(client))
                .as("what rests trades at its own price")
                .extracting(fill -> fill.quantity() + " at " + fill.price())
                .contains("2 at 8.9");
    }

    @Test
    void aTargetThatFillsInPartEndsItsStopAndIsTakenBackAlone() {
        market.book(List.of(level("10", "50")), List.of(level("10.1", "50")));
        ExchangeClient client = login();
        ProtectionRequest pair = protection("4", "9", "11");
        client.protect(pair);
        market.book(List.of(level("11.5", "1"), level("10", "50")), List.of());
        assertThat(found(client, pair.ref()))
                .extracting(OrderState::status)
                .containsExactly(OrderStatus.EXPIRED, OrderStatus.PARTIALLY_FILLED);
        market.book(List.of(level("10", "50")), List.of());
        assertThat(client.account().balance(Asset.of("AB")).held()).isEqualTo(Quantity.of("3"));
        assertThat(fills(client)).extracting(Fill::price).containsExactly(Price.of("11"));
        assertThat(client.cancel(pair.ref())).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(client.account().balance(Asset.of("AB")).held()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void nothingHappensWhereTheVenueDoesNotTrade() {
        market.book(List.of(level("10", "50")), List.of(level("10.1", "50")));
        ExchangeClient client = login();
        ProtectionRequest stop = protection("4", "9", null);
        client.protect(stop);
        market.tradable = false;
        market.book(List.of(level("8", "50")), List.of(level("10.1", "50")));
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.NEW);
        assertThat(refused(client.submit(order(Side.SELL, "1")))).isEqualTo(RefusalReason.MARKET_CLOSED);
        market.tradable = true;
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.FILLED);
    }

    private static RefusalReason refused(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) result).refusal().reason();
    }

    @Test
    void withoutItsBookNothingIsSentAndNothingIsKnown() {
        market.book(List.of(level("10", "50")), List.of(level("10.1", "50")));
        ExchangeClient client = login();
        ProtectionRequest stop = protection("4", "9", null);
        client.protect(stop);
        market.unreachable = true;
        assertThat(refused(client.submit(order(Side.SELL, "1")))).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(client.cancel(stop.ref())).isInstanceOf(CancelResult.Unknown.class);
        assertThat(client.find(new LookupQuery(stop.ref(), clock.instant()))).isInstanceOf(Lookup.Unavailable.class);
        assertThatThrownBy(client::account).isInstanceOf(VenueException.class);
        market.unreachable = false;
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void anOrderCountsOnlyOnceItIsKept() {
        market.book(List.of(level("10", "50")), List.of(level("10", "50")));
        TroubledKeyValue store = new TroubledKeyValue(kept);
        ExchangeClient client = PaperVenue.over(market, new VenueContext(clock, store))
                .balances(Map.of(Asset.of("CD"), Quantity.of("1000")))
                .open()
                .login(MAIN, PaperVenue.noKey());
        OrderRequest lost = order(Side.BUY, "1");
        store.arm(TroubledKeyValue.Trouble.PUT_LOST);
        assertThat(client.submit(lost)).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(client.find(new LookupQuery(lost.ref(), clock.instant()))).isEqualTo(new Lookup.NotFound(false));
        assertThat(client.account().balance(Asset.of("CD")).free()).isEqualTo(Quantity.of("1000"));

        OrderRequest there = order(Side.BUY, "1");
        store.arm(TroubledKeyValue.Trouble.PUT_KEPT_AND_FAILED);
        assertThat(client.submit(there)).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(found(client, there.ref()).get(0).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(client.account().balance(Asset.of("CD")).free()).isEqualTo(Quantity.of("990"));
    }

    @Test
    void aTriggeredStopThatIsNotKeptHasNotTriggered() {
        market.book(List.of(level("10", "50")), List.of(level("10", "50")));
        TroubledKeyValue store = new TroubledKeyValue(kept);
        ExchangeClient client = PaperVenue.over(market, new VenueContext(clock, store))
                .balances(Map.of(Asset.of("AB"), Quantity.of("10")))
                .open()
                .login(MAIN, PaperVenue.noKey());
        ProtectionRequest stop = protection("4", "9", null);
        client.protect(stop);
        market.book(List.of(level("8", "50")), List.of());
        store.arm(TroubledKeyValue.Trouble.PUT_LOST);
        assertThat(client.find(new LookupQuery(stop.ref(), clock.instant()))).isInstanceOf(Lookup.Unavailable.class);
        market.book(List.of(level("10", "50")), List.of());
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void latencyIsSleptBeforeTheBookIsRead() {
        market.book(List.of(), List.of(level("10", "50")));
        ExchangeClient client = paper().options(Map.of("paper.latency", "PT0.05S"))
                .sleeper(time -> {
                    slept.add(time);
                    market.book(List.of(), List.of(level("12", "50")));
                })
                .open()
                .login(MAIN, PaperVenue.noKey());
        SubmitResult.Accepted bought = accepted(client.submit(order(Side.BUY, "1")));
        assertThat(bought.fills()).extracting(Fill::price).containsExactly(Price.of("12"));
        client.cancel(OrderRef.single(SYMBOL, new ClientOrderId("none")));
        client.account();
        assertThat(slept).containsExactly(Duration.ofMillis(50), Duration.ofMillis(50));
    }

    @Test
    void anInterruptOnTheWaySendsNothingAndIsKept() {
        market.book(List.of(), List.of(level("10", "50")));
        ExchangeClient client = paper().latency(Duration.ofHours(1))
                .sleeper(time -> {
                    throw new InterruptedException();
                })
                .open()
                .login(MAIN, PaperVenue.noKey());
        assertThat(refused(client.submit(order(Side.BUY, "1")))).isEqualTo(RefusalReason.NOT_SENT);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(kept.get(NAME)).isEmpty();
    }

    @Test
    void everythingGoesOnAfterARestart() {
        market.book(List.of(level("10", "50")), List.of(level("10.1", "50")));
        ExchangeClient first = login();
        accepted(first.submit(order(Side.BUY, "2")));
        ProtectionRequest pair = protection("4", "9", "11");
        assertThat(first.protect(pair)).isInstanceOf(ProtectResult.Placed.class);
        var before = first.account().balances();
        List<Fill> bought = fills(first);

        clock.advance(Duration.ofDays(1));
        ExchangeClient next = paper().balances(Map.of()).open().login(MAIN, PaperVenue.noKey());
        assertThat(next.account().balances()).isEqualTo(before);
        assertThat(fills(next)).isEqualTo(bought);
        market.book(List.of(level("11", "50")), List.of());
        assertThat(found(next, pair.ref()))
                .extracting(OrderState::status)
                .containsExactly(OrderStatus.EXPIRED, OrderStatus.FILLED);
    }

    @Test
    void aStateOfAnotherVersionIsRefusedAndLeftAlone() {
        market.book(List.of(), List.of(level("10", "50")));
        accepted(login().submit(order(Side.BUY, "1")));
        String newer = kept.get(NAME).orElseThrow().replace("\"version\":1", "\"version\":2");
        kept.put(NAME, newer);
        assertThatThrownBy(this::login)
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("newer");
        kept.put(NAME, newer.substring(0, newer.length() / 2));
        assertThatThrownBy(this::login).isInstanceOf(VenueException.class).hasMessageContaining("damaged");
    }

    @Test
    void anAccountThatWasForgottenNeverUsesAnIdTwice() {
        market.book(List.of(), List.of(level("10", "50")));
        OrderRequest order = order(Side.BUY, "1");
        Fill first = accepted(login().submit(order)).fills().get(0);
        clock.advance(Duration.ofMillis(1));
        Fill again = accepted(PaperVenue.over(market, new VenueContext(clock))
                        .balances(Map.of(Asset.of("CD"), Quantity.of("1000")))
                        .open()
                        .login(MAIN, PaperVenue.noKey())
                        .submit(order))
                .fills()
                .get(0);
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.venueOrderId()).isNotEqualTo(first.venueOrderId());
    }

    /** As if so many orders had come and ended since, a millisecond apart. */
    private void age(int many) {
        PaperState state = StateText.read(NAME, kept.get(NAME).orElseThrow());
        List<PaperOrder> more = new ArrayList<>();
        for (int i = 1; i <= many; i++) {
            clock.advance(Duration.ofMillis(1));
            more.add(new PaperOrder(
                    new VenueOrderId(state.id(state.lastNumber() + i)),
                    order(Side.BUY, "1").clientOrderId(),
                    null,
                    new PaperOrder.Terms(SYMBOL, Side.BUY, OrderType.MARKET, Quantity.of("1"), null, null),
                    OrderStatus.EXPIRED,
                    false,
                    clock.instant(),
                    clock.instant(),
                    List.of()));
        }
        kept.put(NAME, StateText.write(state.with(more).numbered(state.lastNumber() + many)));
        clock.advance(Duration.ofMillis(1));
    }

    private Instant forgotten() {
        return StateText.read(NAME, kept.get(NAME).orElseThrow()).forgottenOrNull();
    }

    @Test
    void whatIsNoLongerKeptIsNotCertainlyAbsent() {
        market.book(List.of(), List.of(level("10", "50")));
        ExchangeClient client = login();
        OrderRequest oldest = order(Side.BUY, "0.001");
        Instant sent = clock.instant();
        accepted(client.submit(oldest));
        age(PaperState.ENDED_KEPT - 1);
        found(client, oldest.ref());
        accepted(client.submit(order(Side.BUY, "0.001")));
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.find(new LookupQuery(oldest.ref(), sent))).isEqualTo(new Lookup.NotFound(false));
        OrderRef never = OrderRef.single(SYMBOL, new ClientOrderId("never"));
        assertThat(client.find(new LookupQuery(never, sent.plusMillis(1)))).isEqualTo(new Lookup.NotFound(true));
    }

    @Test
    void anOldStopThatHasJustEndedIsKeptHoweverManyEndedBefore() {
        market.book(List.of(level("10", "50")), List.of(level("10", "50")));
        ExchangeClient client = login();
        ProtectionRequest stop = protection("4", "9", null);
        client.protect(stop);
        age(PaperState.ENDED_KEPT + 10);
        market.book(List.of(level("8", "50")), List.of(level("10", "50")));
        assertThat(found(client, stop.ref()).get(0).status()).isEqualTo(OrderStatus.FILLED);
        Instant before = forgotten();
        assertThat(before).isNotNull();

        age(PaperState.ENDED_KEPT - 1);
        accepted(client.submit(order(Side.BUY, "0.001")));
        assertThat(client.find(new LookupQuery(stop.ref(), before))).isInstanceOf(Lookup.NotFound.class);
        assertThat(forgotten())
                .as("an order that was taken in early and ended late does not move it back")
                .isAfter(before);
    }

    @Test
    void theLargestAccountFitsIntoAValue() {
        Level level = level("12345678.12345678", "0.000000000000000001");
        market.book(List.of(), IntStream.range(0, 1_000).mapToObj(i -> level).toList());
        PaperState state = PaperState.opened("p".repeat(20), Map.of(Asset.of("CD"), Quantity.of("10000000")));
        for (int i = 0; i < PaperState.ENDED_KEPT + OrderRules.MOST_LIVE; i++) {
            Matching matching = new Matching(
                    market.instrument(SYMBOL).orElseThrow(),
                    FeesIn.QUOTE,
                    market.book(SYMBOL, 1_000),
                    Instant.parse("2026-01-02T03:04:05.123456789Z").plusNanos(i));
            boolean live = i % 6 == 0;
            List<Level> takes = market.book(SYMBOL, 1_000).asks().subList(0, live ? 0 : i == 1_199 ? 1_000 : 3);
            PaperOrder order = new PaperOrder(
                    new VenueOrderId(state.id(1_000_000 + i)),
                    new ClientOrderId("c".repeat(18) + i),
                    null,
                    new PaperOrder.Terms(
                            SYMBOL,
                            live ? Side.SELL : Side.BUY,
                            live ? OrderType.STOP_LOSS_LIMIT : OrderType.MARKET,
                            Quantity.of("0.000000000000001"),
                            Price.of("12345678.12345678"),
                            Price.of("12345678.12345678")),
                    OrderStatus.NEW,
                    false,
                    matching.now(),
                    null,
                    List.of());
            state = live ? state.with(List.of(order)) : matching.execute(state, order, takes);
        }
        String text = StateText.write(state.pruned());
        assertThat(text.length()).isBetween(KeyValue.LONGEST_VALUE / 4, KeyValue.LONGEST_VALUE);
        assertThat(StateText.read(NAME, text)).isEqualTo(state.pruned());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"USDT", "USDT=", "USDT=x", "USDT=-1", "=1", "USDT=1,USDT=2", "USDT=1,", "US DT=1", "USDT=1=2"})
    void balancesOfAnotherFormAreRefused(String text) {
        assertThatThrownBy(() -> paper().options(Map.of("paper.balances", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paper.balances");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "PT-1S", "soon", ""})
    void aLatencyOfAnotherFormIsRefused(String text) {
        assertThatThrownBy(() -> paper().options(Map.of("paper.latency", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paper.latency");
    }

    @Test
    void balancesAreReadFromTheOptions() {
        ExchangeClient client = paper().options(Map.of("paper.balances", " usdt=10000 , BTC=0.5"))
                .open()
                .login(MAIN, PaperVenue.noKey());
        assertThat(client.account().balance(Asset.of("BTC")).free()).isEqualTo(Quantity.of("0.5"));
        assertThat(client.account().balance(Asset.of("USDT")).free().value())
                .isEqualByComparingTo(new BigDecimal(10_000));
    }
}
