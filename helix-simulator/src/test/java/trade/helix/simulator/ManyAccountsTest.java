package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand accounts on one simulator, half at each venue, several of which trade side by side. */
@Timeout(300)
class ManyAccountsTest {
    private static final int EACH = 500;
    private static final int TRADERS = 8;
    private static final int ORDERS = 10;

    @Test
    void aThousandAccountsTradeApart() throws InterruptedException {
        try (Simulator simulator = Simulator.builder().start()) {
            Client control = new Client(simulator);
            for (int i = 0; i < EACH; i++) {
                open(control, "binance", "b" + i, "secret");
                open(control, "kraken", "k" + i, "c2VjcmV0");
            }
            assertThat(trade(simulator)).isEmpty();

            var balances = control.get("/sim/ledger").json().path("balances");
            assertThat(balances.path("binance")).hasSize(EACH + 1);
            assertThat(balances.path("kraken")).hasSize(EACH + 1);
            IntStream.range(0, EACH).forEach(i -> {
                String bought = i < TRADERS ? "0.000999" : "";
                assertThat(balances.at("/binance/b" + i + "/BTC/free").asText()).isEqualTo(bought);
                assertThat(balances.at("/kraken/k" + i + "/BTC/free").asText()).isEqualTo(i < TRADERS ? "0.001" : "");
            });
        }
    }

    /** Each account buys a little again and again, and says what went wrong. */
    private static ConcurrentLinkedQueue<String> trade(Simulator simulator) throws InterruptedException {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        ExecutorService traders = Executors.newFixedThreadPool(2 * TRADERS);
        for (int i = 0; i < TRADERS; i++) {
            Client binance = new Client(simulator, "b" + i, "secret");
            KrakenClient kraken = new KrakenClient(simulator, "k" + i, "c2VjcmV0");
            traders.execute(() -> repeat(
                    wrong,
                    () -> binance.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.0001")
                            .text("/status")
                            .replace("FILLED", "")));
            traders.execute(() -> repeat(
                    wrong,
                    () -> kraken.order("pair=XBTUSDT", "type=buy", "ordertype=market", "volume=0.0001")
                            .error()));
        }
        traders.shutdown();
        assertThat(traders.awaitTermination(200, TimeUnit.SECONDS)).isTrue();
        return wrong;
    }

    private static void repeat(ConcurrentLinkedQueue<String> wrong, Supplier<String> order) {
        for (int i = 0; i < ORDERS; i++) {
            String error = order.get();
            if (!error.isEmpty()) {
                wrong.add(error);
            }
        }
    }

    private static void open(Client control, String venue, String key, String secret) {
        Client.Answer opened = control.post(
                "/sim/accounts",
                "{\"venue\":\"" + venue + "\",\"key\":\"" + key + "\",\"secret\":\"" + secret
                        + "\",\"balances\":{\"USDT\":\"1000\"}}");
        assertThat(opened.status()).isEqualTo(200);
    }
}
