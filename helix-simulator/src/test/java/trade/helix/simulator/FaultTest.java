package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.simulator.Client.Answer;

/** What goes wrong on demand, seen from below HTTP. */
class FaultTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);
    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        socket = new Socket(simulator.uri().getHost(), simulator.uri().getPort());
        socket.setSoTimeout(10_000);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        simulator.close();
    }

    private String marketOrder() {
        String payload = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001&timestamp=" + clock.millis();
        String body = payload + "&signature=" + client.sign(payload);
        return "POST /api/v3/order HTTP/1.1\r\nHost: x\r\nX-MBX-APIKEY: " + Client.KEY
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private void send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads one reply whole, so that the connection can be used again. */
    private String reply() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("end of stream within " + head).isNotNegative();
            head.append((char) next);
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private int orders() {
        return client.get("/sim/ledger").json().path("orders").size();
    }

    private void arm(String fault) {
        Answer armed = client.post("/sim/faults", fault);
        assertThat(armed.status()).as(armed.json().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"drop_before, 0", "accept_then_drop, 1"})
    void aDroppedRequestGetsNotOneByteOnAConnectionThatWasAlive(String kind, int accepted) throws IOException {
        send("GET /api/v3/ping HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(reply()).startsWith("HTTP/1.1 200");
        arm("{\"venue\":\"binance\",\"endpoint\":\"order\",\"kind\":\"" + kind + "\"}");

        send(marketOrder());

        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        assertThat(orders()).isEqualTo(accepted);
    }

    @Test
    void afterItsTimesAFaultIsSpent() throws IOException {
        arm("{\"endpoint\":\"order\",\"kind\":\"drop_before\",\"times\":1}");
        send(marketOrder());
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        connect();
        send(marketOrder());
        assertThat(reply()).startsWith("HTTP/1.1 200").contains("FILLED");
        assertThat(client.get("/sim/faults").text("/faults/0/struck")).isEqualTo("1");
    }

    @Test
    void anErrorAfterAcceptLeavesTheOrderInPlace() {
        arm("{\"endpoint\":\"order\",\"kind\":\"error_after_accept\"}");
        Answer answer = client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.001");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo(-1007);
        assertThat(answer.message())
                .isEqualTo("Timeout waiting for response from backend server. Send status unknown; execution status"
                        + " unknown.");
        assertThat(orders()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1006, 504, -1006", "-1000, 504, -1000", "503, 503, -1000"})
    void theErrorCanBeChosen(String code, int status, int answered) {
        arm("{\"endpoint\":\"order\",\"kind\":\"error_after_accept\",\"code\":" + code + "}");
        Answer answer = client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.001");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(answered);
    }

    @Test
    void latencyHoldsARequestBackBeforeItIsLookedAt() throws IOException {
        arm("{\"endpoint\":\"order\",\"kind\":\"latency\",\"millis\":600000}");
        send(marketOrder());
        while (client.get("/sim/faults").json().at("/faults/0/struck").asInt() == 0) {
            Thread.onSpinWait();
        }
        assertThat(orders()).isZero();
        assertThat(client.get("/api/v3/ping").status()).as("others are served").isEqualTo(200);
        simulator.close();
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void afterItsLatencyARequestIsCarriedOut() {
        arm("{\"endpoint\":\"order\",\"kind\":\"latency\",\"millis\":1}");
        Answer answer = client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.001");
        assertThat(answer.text("/status")).isEqualTo("FILLED");
    }

    @ParameterizedTest
    @CsvSource({
        "order, POST, /api/v3/order, type=LIMIT",
        "protect, POST, /api/v3/order, type=STOP_LOSS",
        "protect, POST, /api/v3/order, type=TAKE_PROFIT_LIMIT",
        "protect, POST, /api/v3/orderList/oco, side=SELL",
        "cancel, DELETE, /api/v3/order, orderId=1",
        "cancel, DELETE, /api/v3/orderList, orderListId=1",
        "cancel, DELETE, /api/v3/openOrders, symbol=BTCUSDT",
        "lookup, GET, /api/v3/order, orderId=1",
        "lookup, GET, /api/v3/allOrders, symbol=BTCUSDT",
        "lookup, GET, /api/v3/myTrades, symbol=BTCUSDT",
        "lookup, GET, /api/v3/orderList, orderListId=1",
        "openOrders, GET, /api/v3/openOrders, symbol=BTCUSDT",
        "account, GET, /api/v3/account, omitZeroBalances=true",
        "account, GET, /sapi/v1/account/apiRestrictions, recvWindow=5000",
        "time, GET, /api/v3/time, x=y"
    })
    void aFaultStrikesTheEndpointItIsAimedAt(String endpoint, String method, String path, String parameter) {
        arm("{\"endpoint\":\"" + endpoint + "\",\"kind\":\"error_after_accept\"}");
        Answer answer = client.sendSigned(method, path, parameter + "&timestamp=" + clock.millis());
        assertThat(answer.status()).isEqualTo(504);
    }

    @Test
    void aFaultSparesOtherAccountsEndpointsAndVenues() {
        arm("{\"account\":\"other\",\"kind\":\"error_after_accept\",\"times\":9}");
        arm("{\"endpoint\":\"cancel\",\"kind\":\"error_after_accept\",\"times\":9}");
        arm("{\"venue\":\"kraken\",\"kind\":\"error_after_accept\",\"times\":9}");
        Answer answer = client.order("symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.001");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aProbabilityStrikesTheSameRequestsForTheSameSeed() {
        String first = pattern(7);
        assertThat(first).contains("0").contains("1").isEqualTo(pattern(7)).isNotEqualTo(pattern(8));
    }

    private static String pattern(long seed) {
        try (Simulator other = Simulator.builder().seed(seed).start()) {
            Client caller = new Client(other);
            caller.post("/sim/faults", "{\"endpoint\":\"time\",\"kind\":\"error_after_accept\",\"probability\":0.5}");
            StringBuilder pattern = new StringBuilder();
            IntStream.range(0, 40)
                    .forEach(i -> pattern.append(caller.get("/api/v3/time").status() == 200 ? '0' : '1'));
            return pattern.toString();
        }
    }

    @Test
    void clearedFaultsDoNotStrike() {
        arm("{\"kind\":\"error_after_accept\",\"times\":9}");
        assertThat(client.delete("/sim/faults").text("/cleared")).isEqualTo("1");
        assertThat(client.get("/api/v3/ping").status()).isEqualTo(200);
        assertThat(client.get("/sim/faults").json().path("faults")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "lookup", "openOrders", "time"})
    void aLostEventIsAboutAnOrderOrABalance(String endpoint) {
        Answer refused = client.post("/sim/faults", "{\"kind\":\"lost_event\",\"endpoint\":\"" + endpoint + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/error")).contains("lost_event").contains("never strikes '" + endpoint + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"kind\"; 400; not JSON",
                "[]; 400; must be a JSON object",
                "{}; 422; 'kind' is missing",
                "{\"kind\":\"gremlin\"}; 422; no fault kind 'gremlin'",
                "{\"kind\":\"latency\"}; 422; 'millis' is missing: latency needs it",
                "{\"kind\":\"drop_before\",\"millis\":5}; 422; 'millis' does not belong to drop_before",
                "{\"kind\":\"drop_before\",\"times\":0}; 422; 'times' must be a whole number",
                "{\"kind\":\"drop_before\",\"probability\":2}; 422; 'probability' must be above 0",
                "{\"kind\":\"drop_before\",\"endpoint\":\"door\"}; 422; 'endpoint' must be one of",
                "{\"kind\":\"drop_before\",\"venue\":\"moon\"}; 422; 'venue' must be one of",
                "{\"kind\":\"drop_before\",\"colour\":1}; 422; Unknown field 'colour'"
            })
    void aFaultThatMakesNoSenseIsRefused(String body, int status, String reason) {
        Answer refused = client.post("/sim/faults", body);
        assertThat(refused.text("/error")).contains(reason);
        assertThat(refused.status()).isEqualTo(status);
    }
}
