package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.exchange.internal.Heard;
import trade.helix.exchange.internal.QuickStreams;
import trade.helix.exchange.internal.StreamThreads;

/** A hundred accounts at once: each hears its own, and none has a thread. */
class ManyStreamsTest {
    private static final int ACCOUNTS = 100;
    private static final int FEW = 4;

    @Test
    void eachHearsItsOwnOrdersAndNoneHasAThread() throws InterruptedException {
        try (SimulatedVenue sim = new SimulatedVenue(QuickStreams.with(Duration.ofMinutes(1), Duration.ofHours(1)))) {
            List<ExchangeClient> clients = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                sim.control.account("key" + i, "secret" + i);
                clients.add(sim.login("key" + i, "secret" + i));
            }
            assertThat(StreamThreads.own("binance"))
                    .as("before the first stream")
                    .isZero();
            List<Heard> heard = new ArrayList<>();
            for (ExchangeClient client : clients) {
                Heard own = new Heard();
                client.stream(own);
                heard.add(own);
            }
            heard.forEach(own -> own.awaitConnections(1));
            assertThat(StreamThreads.own("binance")).isBetween(1L, (long) FEW);
            long busy = StreamThreads.await(StreamThreads::busyWorkers, FEW);
            System.out.println(ACCOUNTS + " streams at Binance: " + StreamThreads.own("binance")
                    + " threads of their own, " + busy + " held of the HTTP client's");
            assertThat(busy).as("held while all are connected").isLessThanOrEqualTo(FEW);

            for (int i = 0; i < ACCOUNTS; i++) {
                OrderRequest order = new OrderRequest(
                        new ClientOrderId("own" + i), Symbol.of("BTC/USDT"), Side.BUY, Quantity.of("0.001"));
                assertThat(clients.get(i).submit(order)).isInstanceOf(SubmitResult.Accepted.class);
            }
            for (int i = 0; i < ACCOUNTS; i++) {
                heard.get(i).await("fill", ManyStreamsTest::hasFilled);
                assertThat(heard.get(i).updates())
                        .extracting(OrderUpdate::clientOrderId)
                        .containsOnly(Optional.of(new ClientOrderId("own" + i)));
            }
            sim.control.dropStreams("*");
            heard.forEach(own -> own.awaitConnections(2));
            sim.venue.close();
            assertThat(StreamThreads.await(() -> StreamThreads.own("binance"), 0))
                    .as("after the end")
                    .isZero();
        }
    }

    private static boolean hasFilled(Heard heard) {
        return heard.updates().stream().anyMatch(update -> update.status() == OrderStatus.FILLED);
    }
}
