package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.KeyPermissions;
import trade.helix.api.account.Permission;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
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
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.SimulatorControl;
import trade.helix.simulator.Simulator;

/** The adapter against a Kraken that matches, over real HTTP: from the entry to the exit, and through what goes wrong. */
class KrakenSimulatedLifeTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    private static final String KEY = "wire-key";
    private static final String SECRET = "d2lyZS1zZWNyZXQ=";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05.250Z"));
    private final Simulator simulator = Simulator.builder()
            .port(0)
            .krakenKey(KEY, SECRET)
            .balance("USDT", new BigDecimal("10000"))
            .price("BTC/USDT", new BigDecimal("60000"))
            .seed(1)
            .clock(clock)
            .start();
    private final SimulatorControl control = new SimulatorControl(simulator.uri(), "kraken");
    private Venue venue = open();
    private ExchangeClient client = login(KEY, SECRET);

    @AfterEach
    void close() {
        venue.close();
        simulator.close();
    }

    @Test
    void aTradeEndsByItsStopAlsoOverARestart() {
        SubmitResult.Accepted entry = (SubmitResult.Accepted) client.submit(market("e1", Side.BUY, "0.01"));
        assertThat(entry.order().status()).isEqualTo(OrderStatus.NEW);
        OrderState bought = found("e1");
        assertThat(bought.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(bought.venueOrderId()).isEqualTo(entry.order().venueOrderId());
        Fill fill = fillsOf(bought).get(0);
        assertThat(fill.quantity()).isEqualTo(Quantity.of("0.01"));
        assertThat(fill.fee().asset()).isEqualTo(Asset.of("USDT"));
        assertThat(client.account().balance(Asset.of("BTC")).free()).isEqualTo(Quantity.of("0.01"));

        assertThat(client.protect(stop("s1", "58800"))).isInstanceOf(ProtectResult.Placed.class);
        assertThat(client.account().balance(Asset.of("BTC")).held()).isEqualTo(Quantity.of("0.01"));
        restart();
        OrderState resting = found("s1");
        assertThat(resting.status()).isEqualTo(OrderStatus.NEW);
        assertThat(resting.type()).isEqualTo(OrderType.STOP_LOSS);
        assertThat(resting.stopPrice()).contains(Price.of("58800"));
        assertThat(client.openOrders(new OpenOrdersQuery(BTC_USDT))).containsExactly(resting);

        simulator.setPrice("BTC/USDT", new BigDecimal("58700"));
        clock.advance(Duration.ofSeconds(30)); // The counter of calls falls.

        OrderState sold = found("s1");
        assertThat(sold.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(fillsOf(sold)).singleElement().satisfies(exit -> {
            assertThat(exit.side()).isEqualTo(Side.SELL);
            assertThat(exit.fee().asset()).isEqualTo(Asset.of("USDT"));
        });
        assertThat(client.fills(new FillQuery(BTC_USDT, null, null, null)).items())
                .extracting(Fill::side)
                .containsExactly(Side.BUY, Side.SELL);
        assertThat(client.fills(FillQuery.since(BTC_USDT, fill.at())).items()).contains(fill);
        assertThat(client.openOrders(new OpenOrdersQuery(null))).isEmpty();
        assertThat(client.cancel(stop("s1", "58800").ref())).isEqualTo(new CancelResult.AlreadyFilled());
    }

    @Test
    void aCancelledStopFreesTheQuantityForTheExit() {
        client.submit(market("e1", Side.BUY, "0.01"));
        client.protect(stop("s1", "58800"));
        CancelResult.Cancelled cancelled =
                (CancelResult.Cancelled) client.cancel(stop("s1", "58800").ref());
        assertThat(cancelled.orders()).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.filled()).isEqualTo(Quantity.ZERO);
        });
        assertThat(client.cancel(stop("s1", "58800").ref())).isEqualTo(new CancelResult.AlreadyGone());
        assertThat(client.submit(market("x1", Side.SELL, "0.01"))).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(found("x1").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(client.account().balance(Asset.of("BTC")).total()).isEqualTo(Quantity.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "drop_before, 0",
        "error_before, 0",
        "accept_then_drop, 1",
        "error_after_accept, 1",
        "garbage_after_accept, 1"
    })
    void anAccidentIsUnknownUntilALookUpTells(String kind, int orders) {
        control.fault("order", kind);
        assertThat(client.submit(market("e1", Side.BUY, "0.01"))).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(control.orders()).isEqualTo(orders);
        Class<? extends Lookup> answer = orders == 1 ? Lookup.Found.class : Lookup.NotFound.class;
        Instant sentBefore = clock.instant();
        assertThat(find("e1", sentBefore)).isInstanceOf(answer).isNotEqualTo(new Lookup.NotFound(true));
        clock.advance(Duration.ofSeconds(17));
        assertThat(find("e1", sentBefore)).isInstanceOf(answer).isNotEqualTo(new Lookup.NotFound(false));
    }

    @Test
    void aStopWhoseAnswerGotLostIsNotPlacedTwice() {
        client.submit(market("e1", Side.BUY, "0.02"));
        control.fault("protect", "accept_then_drop");
        assertThat(client.protect(stop("s1", "58800"))).isInstanceOf(ProtectResult.Unknown.class);
        ProtectResult.Refused again = (ProtectResult.Refused) client.protect(stop("s1", "58800"));
        assertThat(again.refusal().reason()).isEqualTo(RefusalReason.DUPLICATE_ID);
        assertThat(control.orders()).isEqualTo(2);
        assertThat(found("s1").status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aLostCancelIsUnknownAndTheNextTells() {
        client.submit(market("e1", Side.BUY, "0.01"));
        client.protect(stop("s1", "58800"));
        control.fault("cancel", "accept_then_drop");
        assertThat(client.cancel(stop("s1", "58800").ref())).isInstanceOf(CancelResult.Unknown.class);
        assertThat(client.cancel(stop("s1", "58800").ref())).isEqualTo(new CancelResult.AlreadyGone());
    }

    @Test
    void refusalsSayWhy() {
        assertThat(refusal(client.submit(market("a", Side.BUY, "1")))).isEqualTo(RefusalReason.INSUFFICIENT_FUNDS);
        assertThat(refusal(client.submit(market("b", Side.BUY, "0.00000001")))).isEqualTo(RefusalReason.TRADING_RULE);
        try (ExchangeClient stranger = login("no-such-key", SECRET);
                ExchangeClient forger = login(KEY, "YW5vdGhlcg==")) {
            assertThat(refusal(stranger.submit(market("c", Side.BUY, "0.01")))).isEqualTo(RefusalReason.KEY_REFUSED);
            assertThat(refusal(forger.submit(market("d", Side.BUY, "0.01")))).isEqualTo(RefusalReason.KEY_REFUSED);
        }
        assertThat(control.orders()).isZero();
    }

    @Test
    void theVenuesLimitIsNotReachedByOrdinaryReads() {
        for (int i = 0; i < 11; i++) {
            client.account();
        }
        assertThat(client.submit(market("e1", Side.BUY, "0.01"))).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(found("e1").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void readsTheKeyAndTheMarket() {
        assertThat(client.permissions())
                .isEqualTo(new KeyPermissions(Permission.YES, Permission.NO, Permission.UNKNOWN));
        assertThat(venue.quote(BTC_USDT).bid()).isEqualTo(Price.of("60000"));
        assertThat(venue.book(BTC_USDT, 3).asks()).hasSize(3);
        assertThat(venue.resolve("XBTUSDT")).containsExactly(BTC_USDT);
        assertThat(venue.instrument(BTC_USDT).orElseThrow().tradable()).isTrue();
    }

    private Venue open() {
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
        return new KrakenVenueProvider().open(config, new VenueContext(clock));
    }

    private ExchangeClient login(String key, String secret) {
        return venue.login(new AccountId("main"), new Credentials(key, Secret.of(secret)));
    }

    /** A new process knows no transaction ids, no nonces and no counters. */
    private void restart() {
        venue.close();
        clock.advance(Duration.ofSeconds(2));
        venue = open();
        client = login(KEY, SECRET);
    }

    private static OrderRequest market(String id, Side side, String quantity) {
        return new OrderRequest(new ClientOrderId(id), BTC_USDT, side, Quantity.of(quantity));
    }

    private static ProtectionRequest stop(String id, String price) {
        return new ProtectionRequest(
                new ClientOrderId(id), BTC_USDT, Quantity.of("0.01"), Price.of(price), Price.of("58000"), null);
    }

    private Lookup find(String id, Instant sentBefore) {
        return client.find(new LookupQuery(OrderRef.single(BTC_USDT, new ClientOrderId(id)), sentBefore));
    }

    private OrderState found(String id) {
        Lookup lookup = find(id, clock.instant());
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) lookup).orders().get(0);
    }

    private List<Fill> fillsOf(OrderState order) {
        return client.fills(FillQuery.of(BTC_USDT, order.venueOrderId())).items();
    }

    private static RefusalReason refusal(SubmitResult result) {
        return ((SubmitResult.Refused) result).refusal().reason();
    }
}
