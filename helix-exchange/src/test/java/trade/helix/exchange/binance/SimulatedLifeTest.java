package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;
import trade.helix.api.venue.VenueException;

/** The adapter against a venue that matches, over real HTTP: from the entry to the exit, and through what goes wrong. */
class SimulatedLifeTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");

    private final SimulatedVenue sim = new SimulatedVenue();

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void aTradeEndsByItsStop() {
        SubmitResult.Accepted entry = buy("e1", "0.01");
        assertThat(entry.order().status()).isEqualTo(OrderStatus.FILLED);
        Money fee = entry.fills().get(0).fee();
        assertThat(fee).isEqualTo(Money.of("0.00001", "BTC"));

        ProtectionRequest stop = stop("s1", "58800");
        ProtectResult.Placed placed = (ProtectResult.Placed) sim.client.protect(stop);
        assertThat(placed.orders()).singleElement().satisfies(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.NEW);
            assertThat(order.type()).isEqualTo(OrderType.STOP_LOSS);
            assertThat(order.stopPrice()).contains(Price.of("58800"));
        });
        assertThat(open())
                .extracting(OrderState::venueOrderId)
                .containsExactly(placed.orders().get(0).venueOrderId());
        assertThat(held("BTC")).isEqualTo(Quantity.of("0.00999"));

        sim.price("58700");

        OrderState filled = found(stop.ref()).get(0);
        assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(filled.filled()).isEqualTo(Quantity.of("0.00999"));
        List<Fill> exits =
                sim.client.fills(FillQuery.of(BTC_USDT, filled.venueOrderId())).items();
        assertThat(exits).singleElement().satisfies(fill -> {
            assertThat(fill.side()).isEqualTo(Side.SELL);
            assertThat(fill.price()).isEqualTo(Price.of("58700"));
            assertThat(fill.fee().asset()).isEqualTo(Asset.of("USDT"));
        });
        assertThat(sim.client.fills(new FillQuery(BTC_USDT, null, null, null)).items())
                .extracting(Fill::side)
                .containsExactly(Side.BUY, Side.SELL);
        Instant sold = exits.get(0).at();
        assertThat(sim.client.fills(FillQuery.since(BTC_USDT, sold)).items()).containsAll(exits);
        assertThat(sim.client
                        .fills(FillQuery.since(BTC_USDT, sold.plusMillis(1)))
                        .items())
                .isEmpty();
        assertThat(open()).isEmpty();
        assertThat(sim.client.cancel(stop.ref())).isEqualTo(new CancelResult.AlreadyFilled());
    }

    @ParameterizedTest
    @CsvSource({"58700, FILLED, EXPIRED", "63100, EXPIRED, FILLED"})
    void ofAPairOneFillsAndTheOtherEnds(String price, OrderStatus stop, OrderStatus target) {
        buy("e1", "0.01");
        ProtectionRequest pair = pair("p1");
        ProtectResult.Placed placed = (ProtectResult.Placed) sim.client.protect(pair);
        assertThat(placed.orders())
                .extracting(OrderState::type)
                .containsExactlyInAnyOrder(OrderType.STOP_LOSS, OrderType.LIMIT_MAKER);
        assertThat(open()).hasSize(2);

        sim.price(price);

        assertThat(found(pair.ref()))
                .hasSize(2)
                .allSatisfy(leg -> assertThat(leg.status())
                        .isEqualTo(leg.clientOrderId().orElseThrow().value().equals("p1-s") ? stop : target));
        assertThat(open()).isEmpty();
        assertThat(sim.client.cancel(pair.ref())).isEqualTo(new CancelResult.AlreadyFilled());
    }

    @Test
    void aCancelledProtectionFreesTheQuantity() {
        buy("e1", "0.01");
        sim.client.protect(pair("p1"));
        CancelResult.Cancelled both =
                (CancelResult.Cancelled) sim.client.cancel(pair("p1").ref());
        assertThat(both.orders())
                .hasSize(2)
                .allSatisfy(leg -> assertThat(leg.status()).isEqualTo(OrderStatus.CANCELED));
        assertThat(sim.client.cancel(pair("p1").ref())).isEqualTo(new CancelResult.AlreadyGone());

        sim.client.protect(stop("s1", "58800"));
        CancelResult.Cancelled one =
                (CancelResult.Cancelled) sim.client.cancel(stop("s1", "58800").ref());
        assertThat(one.orders()).singleElement().satisfies(order -> {
            assertThat(order.filled()).isEqualTo(Quantity.ZERO);
            assertThat(order.clientOrderId()).contains(new ClientOrderId("s1"));
        });
        assertThat(held("BTC")).isEqualTo(Quantity.ZERO);
        assertThat(open()).isEmpty();
        SubmitResult exit = sim.client.submit(market("x1", Side.SELL, "0.00999"));
        assertThat(exit).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void refusalsSayWhy() {
        assertThat(refusal(sim.client.submit(market("a", Side.BUY, "1")))).isEqualTo(RefusalReason.INSUFFICIENT_FUNDS);
        assertThat(refusal(sim.client.submit(market("b", Side.BUY, "0.00000001"))))
                .isEqualTo(RefusalReason.TRADING_RULE);
        buy("e1", "0.01");
        assertThat(protectRefusal(stop("c", "60100"))).isEqualTo(RefusalReason.WOULD_TRIGGER);
        sim.client.protect(stop("s1", "58800"));
        assertThat(protectRefusal(stop("s1", "58800"))).isEqualTo(RefusalReason.DUPLICATE_ID);
        try (var stranger = sim.login("no-such-key", "no-such-secret")) {
            assertThat(refusal(stranger.submit(market("d", Side.BUY, "0.01")))).isEqualTo(RefusalReason.KEY_REFUSED);
        }
        try (var forger = sim.login(SimulatedVenue.KEY, "another-secret")) {
            assertThat(refusal(forger.submit(market("e", Side.BUY, "0.01")))).isEqualTo(RefusalReason.KEY_REFUSED);
        }
        assertThat(sim.orders()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"drop_before, 0", "accept_then_drop, 1", "error_after_accept, 1"})
    void anAccidentIsUnknownUntilALookUpTells(String kind, int orders) {
        sim.venue.instrument(BTC_USDT);
        sim.fault("order", kind);
        assertThat(sim.client.submit(market("e1", Side.BUY, "0.01"))).isInstanceOf(SubmitResult.Unknown.class);
        assertThat(sim.orders()).isEqualTo(orders);
        LookupQuery query = new LookupQuery(OrderRef.single(BTC_USDT, new ClientOrderId("e1")), sim.clock.instant());
        Class<? extends Lookup> answer = orders == 1 ? Lookup.Found.class : Lookup.NotFound.class;
        assertThat(sim.client.find(query)).isInstanceOf(answer).isNotEqualTo(new Lookup.NotFound(true));
        sim.clock.advance(Duration.ofSeconds(16));
        assertThat(sim.client.find(query)).isInstanceOf(answer).isNotEqualTo(new Lookup.NotFound(false));
    }

    @ParameterizedTest
    @CsvSource({"drop_before, 0", "accept_then_drop, 2", "error_after_accept, 2"})
    void anAccidentWithAPairIsUnknownUntilALookUpTells(String kind, int legs) {
        buy("e1", "0.01");
        sim.fault("protect", kind);
        assertThat(sim.client.protect(pair("p1"))).isInstanceOf(ProtectResult.Unknown.class);
        assertThat(sim.orders()).isEqualTo(1 + legs);
        Lookup lookup = find(pair("p1").ref());
        assertThat(lookup).isInstanceOf(legs == 2 ? Lookup.Found.class : Lookup.NotFound.class);
    }

    @Test
    void anAccidentWithACancelIsUnknownAndTheNextTells() {
        buy("e1", "0.01");
        ProtectionRequest stop = stop("s1", "58800");
        sim.client.protect(stop);
        sim.fault("cancel", "accept_then_drop");
        assertThat(sim.client.cancel(stop.ref())).isInstanceOf(CancelResult.Unknown.class);
        assertThat(sim.client.cancel(stop.ref())).isEqualTo(new CancelResult.AlreadyGone());
    }

    @Test
    void aLostLookUpIsNoAnswer() {
        sim.fault("lookup", "drop_before");
        // A GET may be repeated by the JDK; two lost ones are no answer for certain.
        sim.fault("lookup", "drop_before");
        assertThat(find(OrderRef.single(BTC_USDT, new ClientOrderId("e1")))).isInstanceOf(Lookup.Unavailable.class);
    }

    /** 6,000 of weight a minute, 20 an account: the venue itself never has to say that it is too much. */
    @Test
    void readsStopByThemselvesAndExitsStillGo() {
        buy("e1", "0.01");
        int reads = 0;
        VenueException held = null;
        while (held == null && reads < 1000) {
            try {
                sim.client.account();
                reads++;
            } catch (VenueException e) {
                held = e;
            }
        }
        assertThat(held).isNotNull().hasMessageStartingWith("Not sent");
        assertThat(reads).isBetween(230, 240);
        // Less than the 20 of one more read is left. Entries that succeed use nothing of it, those that fail 1 each.
        for (int i = 0; i < 25; i++) {
            buy("f" + i, "0.0001");
        }
        RefusalReason why = RefusalReason.INSUFFICIENT_FUNDS;
        for (int i = 0; i < 25 && why == RefusalReason.INSUFFICIENT_FUNDS; i++) {
            why = refusal(sim.client.submit(market("g" + i, Side.BUY, "10")));
        }
        assertThat(why).isEqualTo(RefusalReason.RATE_LIMITED);
        assertThat(sim.client.protect(stop("s1", "58800"))).isInstanceOf(ProtectResult.Placed.class);
        assertThat(sim.client.cancel(stop("s1", "58800").ref())).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(sim.client.submit(market("x1", Side.SELL, "0.00999"))).isInstanceOf(SubmitResult.Accepted.class);
        sim.clock.advance(held.retryAfter().orElseThrow());
        assertThat(buy("e3", "0.01").order().status()).isEqualTo(OrderStatus.FILLED);
    }

    /** Five stops are all that a symbol takes: a sixth trade could not be protected. */
    @Test
    void anEntryThatCouldNotBeProtectedIsNotMade() {
        buy("e1", "0.01");
        for (int i = 1; i <= 5; i++) {
            ProtectionRequest part = new ProtectionRequest(
                    new ClientOrderId("s" + i),
                    BTC_USDT,
                    Quantity.of("0.001"),
                    Price.of("58800"),
                    Price.of("58500"),
                    null);
            assertThat(sim.client.protect(part)).isInstanceOf(ProtectResult.Placed.class);
        }
        assertThat(refusal(sim.client.submit(market("e2", Side.BUY, "0.01")))).isEqualTo(RefusalReason.TRADING_RULE);
        sim.price("58700");
        assertThat(buy("e3", "0.01").order().status())
                .as("the stops have filled, which the session has not seen: it asks")
                .isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void asksTheKeysPermissions() {
        assertThat(sim.client.permissions())
                .isEqualTo(new KeyPermissions(Permission.YES, Permission.NO, Permission.NO, Permission.NO));
    }

    @Test
    void readsTheMarket() {
        assertThat(sim.venue.quote(BTC_USDT).bid()).isEqualTo(Price.of("60000"));
        assertThat(sim.venue.book(BTC_USDT, 3).asks()).hasSize(3);
        assertThat(sim.venue.resolve("BINANCE:BTCUSDT")).containsExactly(BTC_USDT);
        assertThat(sim.venue.instrument(BTC_USDT).orElseThrow().orderTypes()).contains(OrderType.STOP_LOSS);
    }

    private SubmitResult.Accepted buy(String id, String quantity) {
        return (SubmitResult.Accepted) sim.client.submit(market(id, Side.BUY, quantity));
    }

    private static OrderRequest market(String id, Side side, String quantity) {
        return new OrderRequest(new ClientOrderId(id), BTC_USDT, side, Quantity.of(quantity));
    }

    private static ProtectionRequest stop(String id, String price) {
        return protection(id, price, null);
    }

    private static ProtectionRequest pair(String id) {
        return protection(id, "58800", Price.of("63000"));
    }

    private static ProtectionRequest protection(String id, String stop, Price target) {
        Price limit =
                Price.of(new BigDecimal(stop).subtract(new BigDecimal("300")).toPlainString());
        return new ProtectionRequest(
                new ClientOrderId(id), BTC_USDT, Quantity.of("0.00999"), Price.of(stop), limit, target);
    }

    private Lookup find(OrderRef order) {
        return sim.client.find(new LookupQuery(order, sim.clock.instant()));
    }

    private List<OrderState> found(OrderRef order) {
        return ((Lookup.Found) find(order)).orders();
    }

    private List<OrderState> open() {
        return sim.client.openOrders(new OpenOrdersQuery(null));
    }

    private Quantity held(String asset) {
        return sim.client.account().balance(Asset.of(asset)).held();
    }

    private static RefusalReason refusal(SubmitResult result) {
        return ((SubmitResult.Refused) result).refusal().reason();
    }

    private RefusalReason protectRefusal(ProtectionRequest request) {
        return ((ProtectResult.Refused) sim.client.protect(request)).refusal().reason();
    }
}
