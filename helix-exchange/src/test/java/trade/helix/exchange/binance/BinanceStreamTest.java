package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Heard;
import trade.helix.exchange.internal.QuickStreams;

/** An account's stream at a simulated Binance, over a real WebSocket. */
class BinanceStreamTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    /** The simulator pings every 20 s. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final SimulatedVenue sim = new SimulatedVenue(QuickStreams.with(PATIENT, Duration.ofHours(1)));
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void anOrderIsToldWithTheExecutionThatTheHistoryHas() {
        Subscription stream = sim.client.stream(heard);
        heard.awaitConnections(1);
        SubmitResult.Accepted bought = (SubmitResult.Accepted) sim.client.submit(buy("hx1"));
        heard.await("fill", all -> isTold(all, "hx1", OrderStatus.FILLED) && all.balances() > 0);

        List<Fill> history = fills(bought);
        assertThat(history).isNotEmpty();
        assertThat(heard.fills()).isEqualTo(history);
        assertThat(told(heard, "hx1")).allSatisfy(update -> {
            assertThat(update.symbol()).isEqualTo(BTC_USDT);
            assertThat(update.venueOrderId()).isEqualTo(bought.order().venueOrderId());
            assertThat(update.at()).isEqualTo(sim.clock.instant());
        });
        assertThat(told(heard, "hx1").get(0).status()).isEqualTo(OrderStatus.NEW);
        assertThat(last(heard, "hx1").filled()).isEqualTo(Quantity.of("0.01"));
        assertThat(heard.causes()).isEmpty();
        stream.close();
    }

    @Test
    void aFeeInAnotherCoinIsTold() {
        try (SimulatedVenue bnb = SimulatedVenue.withBnb("10", "600")) {
            bnb.client.stream(heard);
            heard.awaitConnections(1);
            bnb.client.submit(buy("hx1"));
            heard.await("fill", all -> !all.fills().isEmpty());
            assertThat(heard.fills())
                    .allSatisfy(fill -> assertThat(fill.fee().asset()).isEqualTo(Asset.of("BNB")));
        }
    }

    @Test
    void aStopThatFillsIsTold() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.client.submit(buy("hx1"));
        assertThat(sim.client.protect(stop("hx2"))).isInstanceOf(ProtectResult.Placed.class);
        sim.price("58700");
        heard.await("filled stop", all -> isTold(all, "hx2", OrderStatus.FILLED));
        assertThat(last(heard, "hx2").fill()).hasValueSatisfying(fill -> {
            assertThat(fill.side()).isEqualTo(Side.SELL);
            assertThat(fill.fee().asset()).isEqualTo(Asset.of("USDT"));
        });
    }

    @Test
    void aCancelIsToldUnderTheIdOfTheOrder() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.client.submit(buy("hx1"));
        sim.client.protect(stop("hx2"));
        assertThat(sim.client.cancel(stop("hx2").ref())).isInstanceOf(CancelResult.Cancelled.class);
        heard.await("cancelled stop", all -> isTold(all, "hx2", OrderStatus.CANCELED));
        assertThat(last(heard, "hx2").filled()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void bothOrdersOfAPairAreTold() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.client.submit(buy("hx1"));
        sim.client.protect(new ProtectionRequest(
                new ClientOrderId("hx3"),
                BTC_USDT,
                Quantity.of("0.009"),
                Price.of("58800"),
                Price.of("58500"),
                Price.of("63000")));
        sim.price("63500");
        heard.await(
                "end of both",
                all -> all.updates().stream().anyMatch(each -> each.status() == OrderStatus.EXPIRED)
                        && all.fills().stream().anyMatch(each -> each.side() == Side.SELL));
    }

    @Test
    void aFillThatIsToldTwiceHasOneId() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.fault("order", "duplicate_fill", Map.of("times", 1));
        SubmitResult.Accepted bought = (SubmitResult.Accepted) sim.client.submit(buy("hx1"));
        heard.await("two tellings", all -> all.fills().size() == 2);
        assertThat(heard.fills().stream().distinct().toList()).isEqualTo(fills(bought));
    }

    @Test
    void afterAnEventThatWasLostTheNextOnesAreTold() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.fault("order", "lost_event", Map.of("times", 2));
        sim.client.submit(buy("hx1"));
        sim.client.submit(buy("hx2"));
        heard.await("second order", all -> isTold(all, "hx2", OrderStatus.FILLED));
        assertThat(told(heard, "hx1"))
                .as("Binance numbers no events: this is what REST is asked for")
                .isEmpty();
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainEachTime() {
        sim.client.stream(heard);
        for (int cut = 1; cut <= 3; cut++) {
            heard.awaitConnections(cut);
            sim.control.dropStreams(SimulatedVenue.KEY);
            int ends = cut;
            heard.await("end", all -> all.causes().size() >= ends);
        }
        heard.awaitConnections(4);
        sim.client.submit(buy("hx1"));
        heard.await("fill", all -> isTold(all, "hx1", OrderStatus.FILLED));
        assertThat(heard.causes()).hasSize(3);
    }

    @Test
    void aConnectionIsRenewedBeforeItsTime() {
        try (SimulatedVenue shortLived = new SimulatedVenue(QuickStreams.with(PATIENT, Duration.ofMillis(400)))) {
            shortLived.client.stream(heard);
            heard.awaitConnections(3);
            assertThat(heard.causes()).allMatch(cause -> cause.contains("renewed"));
        }
    }

    @Test
    void aKeyThatTheVenueDoesNotKnowIsToldOnceAndTriedAgain() {
        ExchangeClient stranger = sim.login("strange-key", "strange-secret");
        stranger.stream(heard);
        heard.await("refusal", all -> !all.causes().isEmpty());
        sim.control.account("strange-key", "strange-secret");
        heard.awaitConnections(1);
        assertThat(heard.causes()).singleElement().asString().contains("-2015");
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        Subscription stream = sim.client.stream(heard);
        Heard other = new Heard();
        sim.client.stream(other);
        heard.awaitConnections(1);
        other.awaitConnections(1);
        stream.close();
        stream.close();
        sim.client.submit(buy("hx1"));
        other.await("fill", all -> isTold(all, "hx1", OrderStatus.FILLED));
        assertThat(heard.updates()).isEmpty();
        assertThat(heard.causes()).isEmpty();
    }

    @Test
    void aClosedSessionHasNoStreams() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.client.close();
        assertThatThrownBy(() -> sim.client.stream(heard)).isInstanceOf(VenueException.class);
        ExchangeClient next = sim.login(SimulatedVenue.KEY, SimulatedVenue.SECRET);
        next.submit(buy("hx1"));
        assertThat(heard.updates()).isEmpty();
        sim.venue.close();
        assertThatThrownBy(() -> next.stream(heard)).isInstanceOf(VenueException.class);
    }

    private List<Fill> fills(SubmitResult.Accepted order) {
        return sim.client
                .fills(FillQuery.of(BTC_USDT, order.order().venueOrderId()))
                .items();
    }

    private static boolean isTold(Heard heard, String id, OrderStatus status) {
        return told(heard, id).stream().anyMatch(update -> update.status() == status);
    }

    private static OrderUpdate last(Heard heard, String id) {
        List<OrderUpdate> told = told(heard, id);
        return told.get(told.size() - 1);
    }

    private static List<OrderUpdate> told(Heard heard, String id) {
        return heard.updates().stream()
                .filter(update -> update.clientOrderId()
                        .filter(new ClientOrderId(id)::equals)
                        .isPresent())
                .toList();
    }

    private static OrderRequest buy(String id) {
        return new OrderRequest(new ClientOrderId(id), BTC_USDT, Side.BUY, Quantity.of("0.01"));
    }

    private static ProtectionRequest stop(String id) {
        return new ProtectionRequest(
                new ClientOrderId(id), BTC_USDT, Quantity.of("0.009"), Price.of("58800"), Price.of("58500"), null);
    }
}
