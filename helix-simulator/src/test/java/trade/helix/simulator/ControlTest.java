package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.Client.Answer;

/** The simulator's own endpoints and its life as an object. */
class ControlTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder()
            .binanceKey("key", "secret")
            .krakenKey("key", "secret")
            .balance("USDT", new BigDecimal("10000"))
            .price("BTC/USDT", new BigDecimal("60000"))
            .price("ETH/USDT", new BigDecimal("3000"))
            .seed(1)
            .clock(clock)
            .start();
    private final Client client = new Client(simulator, "key", "secret");

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void theLedgerTellsEverythingThatHappened() throws IOException {
        Answer bought =
                client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1", "newClientOrderId=entry");
        Answer list = client.signed(
                "POST",
                "/api/v3/orderList/oco",
                "symbol=BTCUSDT",
                "side=SELL",
                "quantity=0.0999",
                "aboveType=LIMIT_MAKER",
                "abovePrice=62000",
                "aboveClientOrderId=target",
                "belowType=STOP_LOSS",
                "belowStopPrice=59000.5",
                "belowClientOrderId=stop");
        String template = """
                {"orders":[
                 {"venue":"binance","account":"key","symbol":"BTC/USDT","side":"BUY","type":"MARKET",
                  "clientOrderId":"entry","venueOrderId":"%s","orderListId":null,"quantity":"0.1","filled":"0.1",
                  "status":"FILLED","stopPrice":null,"createdAt":"2026-03-01T12:00:00Z"},
                 {"venue":"binance","account":"key","symbol":"BTC/USDT","side":"SELL","type":"LIMIT_MAKER",
                  "clientOrderId":"target","venueOrderId":"%s","orderListId":"%s","quantity":"0.0999","filled":"0",
                  "status":"NEW","stopPrice":null,"createdAt":"2026-03-01T12:00:00Z"},
                 {"venue":"binance","account":"key","symbol":"BTC/USDT","side":"SELL","type":"STOP_LOSS",
                  "clientOrderId":"stop","venueOrderId":"%s","orderListId":"%s","quantity":"0.0999","filled":"0",
                  "status":"NEW","stopPrice":"59000.5","createdAt":"2026-03-01T12:00:00Z"}],
                 "fills":[
                 {"venue":"binance","account":"key","symbol":"BTC/USDT","side":"BUY","price":"60000.01",
                  "quantity":"0.1","fee":"0.0001","feeAsset":"BTC","venueOrderId":"%s","at":"2026-03-01T12:00:00Z"}],
                 "balances":{"kraken":{"key":{"USDT":{"free":"10000","locked":"0"}}},"binance":{"key":{
                  "BTC":{"free":"0","locked":"0.0999"},"USDT":{"free":"3999.999","locked":"0"}}}}}
                """;
        String id = list.text("/orderListId");
        String expected = template.formatted(
                bought.text("/orderId"),
                list.text("/orders/0/orderId"),
                id,
                list.text("/orders/1/orderId"),
                id,
                bought.text("/orderId"));

        JsonNode ledger = client.get("/sim/ledger").json();

        assertThat(ledger).isEqualTo(new ObjectMapper().readTree(expected));
    }

    @Test
    void aPriceMovesTheMarket() {
        Answer moved = client.put("/sim/price", "{\"symbol\":\"BTC/USDT\",\"price\":\"61000.009\"}");
        assertThat(moved.status()).isEqualTo(200);
        Answer day = client.get("/api/v3/ticker/24hr?symbol=BTCUSDT");
        assertThat(day.text("/lastPrice")).as("on the tick").isEqualTo("61000.00000000");
        assertThat(day.text("/openPrice")).isEqualTo("60000.00000000");
        assertThat(day.text("/priceChangePercent")).isEqualTo("1.667");
        assertThat(client.get("/api/v3/ticker/price?symbol=ETHUSDT").text("/price"))
                .isEqualTo("3000.00000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"symbol\":; 400; not JSON",
                "{\"symbol\":\"BTC/USDT\"}; 422; 'price' is missing",
                "{\"price\":1}; 422; 'symbol' is missing",
                "{\"symbol\":\"BTCUSDT\",\"price\":1}; 422; Not a symbol",
                "{\"symbol\":\"SOL/USDT\",\"price\":1}; 422; SOL/USDT is not listed",
                "{\"symbol\":\"BTC/USDT\",\"price\":0}; 422; must be at least 0.01",
                "{\"symbol\":\"BTC/USDT\",\"price\":-5}; 422; must be at least 0.01",
                "{\"symbol\":\"BTC/USDT\",\"price\":\"1e9\"}; 422; plain decimal"
            })
    void aPriceThatCannotBeIsRefused(String body, int status, String reason) {
        Answer refused = client.put("/sim/price", body);
        assertThat(refused.text("/error")).contains(reason);
        assertThat(refused.status()).isEqualTo(status);
    }

    @Test
    void setPriceRefusesTheSame() {
        assertThatThrownBy(() -> simulator.setPrice("SOL/USDT", BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SOL/USDT is not listed");
    }

    @Test
    void anUnknownControlPathSaysWhatThereIs() {
        Answer unknown = client.get("/sim/door");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/error")).contains("/sim/ledger");
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        try (Simulator twin = Simulator.builder()
                .binanceKey("key", "secret")
                .clock(clock)
                .seed(1)
                .start()) {
            String[] order = {"symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1"};
            assertThat(new Client(twin, "key", "secret").order(order).json())
                    .isEqualTo(client.order(order).json());
        }
    }

    @Test
    void simulatorsShareNothing() {
        try (Simulator other = Simulator.builder().binanceKey("key", "secret").start()) {
            client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.1");
            assertThat(new Client(other, "key", "secret")
                            .get("/sim/ledger")
                            .json()
                            .path("orders"))
                    .isEmpty();
        }
    }

    @Test
    void closingTwiceIsFine() {
        simulator.close();
        simulator.close();
    }

    @Test
    void aTakenPortIsSaidToBeTaken() {
        int port = simulator.uri().getPort();
        assertThatThrownBy(() -> Simulator.builder().port(port).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Port " + port + " is taken: choose another one, or 0 for any that is free.");
    }

    @Test
    void allThreadsAreNamedDaemons() {
        client.get("/api/v3/ping");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("helix-simulator"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("qtp") || name.startsWith("Scheduler-"));
    }
}
