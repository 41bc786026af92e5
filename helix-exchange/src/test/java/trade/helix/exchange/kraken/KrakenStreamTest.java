package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Subscription;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Heard;
import trade.helix.exchange.internal.StreamThreads;

/** An account's stream at a simulated Kraken, over a real WebSocket. */
class KrakenStreamTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    private static final int ACCOUNTS = 100;

    private final StreamedKraken sim = new StreamedKraken();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void anOrderIsToldWithTheExecutionThatTheHistoryHas() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        SubmitResult.Accepted bought = (SubmitResult.Accepted) sim.client.submit(buy("hx1"));
        heard.await("fill", all -> isTold(all, "hx1", OrderStatus.FILLED));
        List<Fill> history = fills(bought);
        assertThat(history).isNotEmpty();
        assertThat(heard.fills()).isEqualTo(history);
        assertThat(told(heard, "hx1")).allSatisfy(update -> {
            assertThat(update.symbol()).isEqualTo(BTC_USDT);
            assertThat(update.venueOrderId()).isEqualTo(bought.order().venueOrderId());
            assertThat(update.at()).isEqualTo(sim.clock.instant());
        });
        assertThat(told(heard, "hx1"))
                .extracting(OrderUpdate::status)
                .containsExactly(OrderStatus.NEW, OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED, OrderStatus.FILLED);
        assertThat(last(heard, "hx1").filled()).isEqualTo(Quantity.of("0.01"));
        assertThat(heard.balances()).isEqualTo(history.size());
        assertThat(heard.connections()).as("nothing was missed").isEqualTo(1);
        assertThat(heard.causes()).isEmpty();
    }

    @Test
    void aStopThatFillsIsTold() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.client.submit(buy("hx1"));
        assertThat(sim.client.protect(stop("hx2"))).isInstanceOf(ProtectResult.Placed.class);
        sim.price("58700");
        heard.await("filled stop", all -> isTold(all, "hx2", OrderStatus.FILLED));
        assertThat(heard.fills()).extracting(Fill::side).containsExactly(Side.BUY, Side.SELL);
    }

    @Test
    void theEndOfAnOrderHasItsSymbolAlsoWhenTheOrderIsOlderThanTheConnection() {
        sim.client.submit(buy("hx1"));
        sim.client.protect(stop("hx2"));
        sim.client.stream(heard);
        heard.awaitConnections(1);
        assertThat(sim.client.cancel(stop("hx2").ref())).isInstanceOf(CancelResult.Cancelled.class);
        heard.await("cancelled stop", all -> isTold(all, "hx2", OrderStatus.CANCELED));
        assertThat(heard.updates())
                .singleElement()
                .satisfies(update -> assertThat(update.symbol()).isEqualTo(BTC_USDT));
        assertThat(heard.connections()).isEqualTo(1);
    }

    @Test
    void aFillThatIsToldTwiceHasOneId() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.control.fault("order", "duplicate_fill", Map.of("times", 1));
        SubmitResult.Accepted bought = (SubmitResult.Accepted) sim.client.submit(buy("hx1"));
        heard.await("two tellings", all -> all.fills().size() == 2);
        assertThat(heard.fills().stream().distinct().toList()).isEqualTo(fills(bought));
    }

    @Test
    void aNumberThatIsMissingIsSomethingThatWasMissed() {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.control.fault("order", "lost_event", Map.of("times", 1));
        sim.client.submit(buy("hx1"));
        heard.awaitConnections(2);
        heard.await("fill", all -> isTold(all, "hx1", OrderStatus.FILLED));
        assertThat(heard.causes()).as("the connection stays").isEmpty();
    }

    @Test
    void anOrderOfWhichOnlyTheEndIsToldIsSomethingThatWasMissed() {
        sim.client.submit(buy("hx1"));
        sim.client.stream(heard);
        heard.awaitConnections(1);
        sim.control.fault("protect", "lost_event", Map.of("times", 2));
        sim.client.protect(stop("hx2"));
        sim.client.cancel(stop("hx2").ref());
        heard.awaitConnections(2);
        assertThat(heard.updates()).isEmpty();
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainEachTimeWithAnotherToken() {
        sim.client.stream(heard);
        for (int cut = 1; cut <= 3; cut++) {
            heard.awaitConnections(cut);
            sim.clock.advance(Duration.ofMinutes(16)); // No token of before is good any more.
            sim.control.dropStreams(StreamedKraken.KEY);
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
        try (StreamedKraken shortLived = new StreamedKraken(Duration.ofMillis(400), StreamedKraken.RIGHTS)) {
            shortLived.client.stream(heard);
            heard.awaitConnections(3);
            assertThat(heard.causes()).allMatch(cause -> cause.contains("renewed"));
        }
    }

    @Test
    void aKeyWithoutTheRightIsToldOnceAndHow() throws InterruptedException {
        Set<String> less = new HashSet<>(StreamedKraken.RIGHTS);
        less.remove("create-ws-token");
        try (StreamedKraken without = new StreamedKraken(Duration.ofHours(1), less)) {
            without.client.stream(heard);
            heard.await("refusal", all -> !all.causes().isEmpty());
            Thread.sleep(1000); // More than three attempts.
            assertThat(heard.causes())
                    .singleElement()
                    .asString()
                    .contains("Permission denied")
                    .contains("create-ws-token");
            assertThat(heard.connections()).isZero();
            assertThat(without.client.submit(buy("hx1"))).isInstanceOf(SubmitResult.Accepted.class);
        }
    }

    @Test
    void itIsNotSilentBecauseNothingHappens() throws InterruptedException {
        sim.client.stream(heard);
        heard.awaitConnections(1);
        Thread.sleep(Duration.ofSeconds(7).toMillis());
        assertThat(heard.causes()).isEmpty();
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        Subscription stream = sim.client.stream(heard);
        Heard other = new Heard();
        sim.client.stream(other);
        heard.awaitConnections(1);
        other.awaitConnections(1);
        stream.close();
        sim.client.submit(buy("hx1"));
        other.await("fill", all -> isTold(all, "hx1", OrderStatus.FILLED));
        assertThat(heard.updates()).isEmpty();
        sim.client.close();
        assertThatThrownBy(() -> sim.client.stream(heard)).isInstanceOf(VenueException.class);
        assertThat(heard.causes()).isEmpty();
    }

    @Test
    void aHundredAccountsHearTheirOwnOrdersAndNoneHasAThread() throws InterruptedException {
        List<ExchangeClient> clients = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            sim.control.account("key" + i, "c2VjcmV0");
            clients.add(sim.login("key" + i, "c2VjcmV0"));
        }
        assertThat(StreamThreads.own("kraken")).as("before the first stream").isZero();
        List<Heard> all = new ArrayList<>();
        for (ExchangeClient client : clients) {
            Heard own = new Heard();
            client.stream(own);
            all.add(own);
        }
        all.forEach(own -> own.awaitConnections(1));
        long busy = StreamThreads.await(StreamThreads::busyWorkers, 4);
        System.out.println(ACCOUNTS + " streams at Kraken: " + StreamThreads.own("kraken") + " threads of their own, "
                + busy + " held of the HTTP client's");
        assertThat(StreamThreads.own("kraken")).isBetween(1L, 4L);
        assertThat(busy).as("held while all are connected").isLessThanOrEqualTo(4);
        for (int i = 0; i < ACCOUNTS; i++) {
            OrderRequest order =
                    new OrderRequest(new ClientOrderId("own" + i), BTC_USDT, Side.BUY, Quantity.of("0.001"));
            assertThat(clients.get(i).submit(order)).isInstanceOf(SubmitResult.Accepted.class);
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            String id = "own" + i;
            all.get(i).await("fill", own -> isTold(own, id, OrderStatus.FILLED));
            assertThat(all.get(i).updates())
                    .extracting(OrderUpdate::clientOrderId)
                    .containsOnly(Optional.of(new ClientOrderId(id)));
        }
        sim.venue.close();
        assertThat(StreamThreads.await(() -> StreamThreads.own("kraken"), 0)).isZero();
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
