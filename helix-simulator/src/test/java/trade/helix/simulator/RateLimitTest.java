package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.simulator.Client.Answer;

/** How much a client may ask for. */
class RateLimitTest {
    private static final String[] LIMIT = {
        "symbol=BTCUSDT", "side=BUY", "type=LIMIT", "timeInForce=GTC", "quantity=0.001", "price=59000"
    };
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:17Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer signed(String method, String path, String... parameters) {
        String form = Client.form(parameters) + (parameters.length == 0 ? "" : "&");
        return client.sendSigned(method, path, form + "timestamp=" + clock.millis());
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }

    @Test
    void eachReplyTellsTheUsedWeight() {
        assertThat(header(client.get("/api/v3/ping"), "X-MBX-USED-WEIGHT-1M")).isEqualTo("1");
        assertThat(header(signed("GET", "/api/v3/account"), "X-MBX-USED-WEIGHT-1M"))
                .isEqualTo("21");
        assertThat(header(signed("GET", "/api/v3/openOrders"), "X-MBX-USED-WEIGHT-1M"))
                .isEqualTo("101");
        assertThat(header(signed("POST", "/api/v3/order", LIMIT), "X-MBX-USED-WEIGHT-1M"))
                .as("an accepted order is free")
                .isEqualTo("101");
        assertThat(header(signed("POST", "/api/v3/order", "symbol=BTCUSDT"), "X-MBX-USED-WEIGHT-1M"))
                .as("a refused one is not")
                .isEqualTo("102");
        clock.advance(Duration.ofMinutes(1));
        assertThat(header(client.get("/api/v3/ping"), "X-MBX-USED-WEIGHT-1M")).isEqualTo("1");
    }

    @Test
    void tooMuchWeightIsRefusedUntilTheMinuteIsOver() {
        for (int i = 0; i < 24; i++) {
            assertThat(client.get("/api/v3/depth?symbol=BTCUSDT&limit=5000").status())
                    .isEqualTo(200);
        }
        Answer refused = client.get("/api/v3/ping");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo(-1003);
        assertThat(header(refused, "Retry-After")).isEqualTo("43");
        assertThat(signed("POST", "/api/v3/order", LIMIT).status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(43));
        assertThat(client.get("/api/v3/ping").status()).isEqualTo(200);
    }

    @Test
    void unfilledOrdersAreCountedAndLimited() {
        Answer filled = signed("POST", "/api/v3/order", "symbol=BTCUSDT", "side=BUY", "type=MARKET", "quantity=0.01");
        assertThat(header(filled, "X-MBX-ORDER-COUNT-10S")).isEqualTo("0");
        for (int i = 1; i <= 100; i++) {
            Answer rests = signed("POST", "/api/v3/order", LIMIT);
            assertThat(header(rests, "X-MBX-ORDER-COUNT-10S")).isEqualTo(String.valueOf(i));
        }
        Answer refused = signed("POST", "/api/v3/order", LIMIT);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo(-1015);
        assertThat(refused.message()).isEqualTo("Too many new orders; current limit is 100 orders per 10 SECOND.");
        assertThat(header(refused, "Retry-After")).isEqualTo("3");
        clock.advance(Duration.ofSeconds(3));
        Answer again = signed("POST", "/api/v3/order", LIMIT);
        assertThat(header(again, "X-MBX-ORDER-COUNT-10S")).isEqualTo("1");
        assertThat(header(again, "X-MBX-ORDER-COUNT-1D")).isEqualTo("101");
        Answer counts = signed("GET", "/api/v3/rateLimit/order");
        assertThat(counts.json().findValuesAsText("count")).containsExactly("1", "101");
        assertThat(counts.json().findValuesAsText("limit")).containsExactly("100", "200000");
    }
}
