package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.AttachedStop;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
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
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.simulator.Simulator;

/** An entry that takes several levels of the book, so that several stops come of it, over HTTP. */
class AttachedLifeTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    private static final Quantity MUCH = Quantity.of("60");
    private static final OrderRequest ENTRY = new OrderRequest(
            new ClientOrderId("hx1"), BTC_USDT, Side.BUY, MUCH, new AttachedStop(7, Price.of("58800")));
    private static final OrderRef STOPS = OrderRef.attached(BTC_USDT, new ClientOrderId("hx2"), 7);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05.250Z"));
    private final Simulator simulator = Simulator.builder()
            .port(0)
            .krakenKey("wire-key", "d2lyZS1zZWNyZXQ=")
            .balance("USDT", new BigDecimal("10000000"))
            .price("BTC/USDT", new BigDecimal("60000"))
            .seed(1)
            .clock(clock)
            .start();
    private Venue venue = open();
    private ExchangeClient client = login();

    @AfterEach
    void close() {
        venue.close();
        simulator.close();
    }

    @Test
    void everyExecutionHasItsStopAndTheyAreOneProtection() {
        assertThat(client.submit(ENTRY)).isInstanceOf(SubmitResult.Accepted.class);
        int executions = client.fills(FillQuery.of(BTC_USDT, entry().venueOrderId()))
                .items()
                .size();
        assertThat(executions).isGreaterThan(1);
        assertThat(stops()).hasSize(executions);
        assertThat(sum(stops())).isEqualTo(MUCH);

        restart();
        List<OrderState> stops = stops();
        assertThat(sum(stops)).isEqualTo(MUCH);
        assertThat(client.account().balance(Asset.of("BTC")).held()).isEqualTo(MUCH);
        simulator.setPrice("BTC/USDT", new BigDecimal("58700"));

        rest();
        assertThat(stops()).hasSameSizeAs(stops).allMatch(stop -> stop.status() == OrderStatus.FILLED);
        rest();
        assertThat(client.cancel(STOPS)).isEqualTo(new CancelResult.AlreadyFilled());
        rest();
        Quantity sold = Quantity.ZERO;
        for (OrderState stop : stops) {
            for (Fill fill :
                    client.fills(FillQuery.of(BTC_USDT, stop.venueOrderId())).items()) {
                sold = sold.plus(fill.quantity());
            }
            rest();
        }
        assertThat(sold).isEqualTo(MUCH);
    }

    @Test
    void allAreTakenBackTogetherAlsoByASessionThatKnowsNothing() {
        client.submit(ENTRY);
        int stops = stops().size();
        restart();
        CancelResult.Cancelled cancelled = (CancelResult.Cancelled) client.cancel(STOPS);
        assertThat(cancelled.orders()).hasSize(stops).allMatch(stop -> stop.status() == OrderStatus.CANCELED);
        assertThat(sum(cancelled.orders())).isEqualTo(MUCH);
        rest();
        assertThat(client.cancel(STOPS)).isEqualTo(new CancelResult.AlreadyGone());
        rest();
        assertThat(client.account().balance(Asset.of("BTC")).free()).isEqualTo(MUCH);
    }

    /** Long enough for every counter to empty. */
    private void rest() {
        clock.advance(Duration.ofMinutes(1));
    }

    private void restart() {
        venue.close();
        rest();
        venue = open();
        client = login();
    }

    private Venue open() {
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
        return new KrakenVenueProvider().open(config, new VenueContext(clock));
    }

    private ExchangeClient login() {
        return venue.login(new AccountId("main"), new Credentials("wire-key", Secret.of("d2lyZS1zZWNyZXQ=")));
    }

    private OrderState entry() {
        return found(ENTRY.ref()).get(0);
    }

    private List<OrderState> stops() {
        return found(STOPS);
    }

    private List<OrderState> found(OrderRef ref) {
        Lookup lookup = client.find(new LookupQuery(ref, clock.instant()));
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) lookup).orders();
    }

    private static Quantity sum(List<OrderState> orders) {
        return orders.stream().map(OrderState::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
