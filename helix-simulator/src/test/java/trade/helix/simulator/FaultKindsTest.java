package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.Client.Answer;

/** The kinds of faults at Binance, one by one. */
class FaultKindsTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer arm(String endpoint, String kind, String more) {
        return client.post("/sim/faults", "{\"endpoint\":\"" + endpoint + "\",\"kind\":\"" + kind + "\"" + more + "}");
    }

    private Answer signed(String method, String path, String parameters) {
        return client.sendSigned(method, path, parameters + "&timestamp=" + clock.millis());
    }

    private Answer buy() {
        return signed("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
    }

    private Answer rest(String price) {
        return signed(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&newClientOrderId=me&price=" + price);
    }

    private int orders() {
        return client.get("/sim/ledger").json().path("orders").size();
    }

    @ParameterizedTest
    @CsvSource({"garbage_after_accept, ''", "accept_then_timeout, ',\"millis\":20'"})
    void anOrderThatIsCarriedOutHasNoAnswer(String kind, String more) {
        arm("order", kind, more);
        assertThatThrownBy(this::buy).isInstanceOf(UncheckedIOException.class);
        assertThat(orders()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "error_before, 0, 504, -1007",
        "error_before, -1006, 504, -1006",
        "error_before, 503, 503, -1000",
        "rate_limit, 0, 429, -1003",
        "rate_limit, 418, 418, -1003",
        "rate_limit, -1015, 429, -1015",
        "reject, 0, 400, -2010",
        "reject, -1013, 400, -1013",
        "endpoint_gone, 0, 404, -1000"
    })
    void anOrderThatIsNotCarriedOutHasAnError(String kind, int code, int status, int answered) {
        assertThat(arm("order", kind, code == 0 ? "" : ",\"code\":" + code).status())
                .isEqualTo(200);
        Answer answer = buy();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(answered);
        assertThat(orders()).isZero();
    }

    @Test
    void aRateLimitSaysHowLong() {
        arm("order", "rate_limit", ",\"millis\":2500");
        assertThat(buy().headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void aPartFillsAndTheRestDoesWhatItsKindDoes() {
        arm("order", "partial_fill", ",\"fraction\":0.25,\"times\":2");
        Answer market = buy();
        assertThat(market.text("/executedQty")).isEqualTo("0.00250000");
        assertThat(market.text("/status")).isEqualTo("EXPIRED");
        Answer limit = rest("60100");
        assertThat(limit.text("/executedQty")).isEqualTo("0.00250000");
        assertThat(limit.text("/status")).isEqualTo("PARTIALLY_FILLED");
        assertThat(buy().text("/status")).isEqualTo("FILLED");
    }

    @ParameterizedTest
    @CsvSource({"lookup, /api/v3/order, origClientOrderId=me", "lookup, /api/v3/allOrders, limit=9"})
    void aStaleLookupMissesWhatIsYoung(String endpoint, String path, String parameter) {
        rest("50000");
        arm(endpoint, "stale_lookup", ",\"times\":2");
        assertThat(signed("GET", path, "symbol=BTCUSDT&" + parameter).json().toString())
                .doesNotContain("\"me\"");
        clock.advance(Duration.ofSeconds(10));
        assertThat(signed("GET", path, "symbol=BTCUSDT&" + parameter).json().toString())
                .contains("\"me\"");
    }

    @Test
    void aStaleListOfOpenOrdersMissesWhatIsYoung() {
        rest("50000");
        arm("openOrders", "stale_lookup", "");
        assertThat(signed("GET", "/api/v3/openOrders", "symbol=BTCUSDT").json()).isEmpty();
        assertThat(signed("GET", "/api/v3/openOrders", "symbol=BTCUSDT").json()).hasSize(1);
    }

    @Test
    void aFillShowsTwice() {
        buy();
        arm("lookup", "duplicate_fill", "");
        JsonNode trades = signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT").json();
        assertThat(trades).hasSize(2);
        assertThat(trades.get(0)).isEqualTo(trades.get(1));
    }

    @Test
    void aCancellationIsDeniedForAnOrderThatLives() {
        rest("50000");
        arm("cancel", "cancel_unknown", "");
        assertThat(signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=me")
                        .code())
                .isEqualTo(-2011);
        assertThat(signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongClockFindsRequestsStale() {
        arm("order", "clock_skew", ",\"millis\":60000");
        assertThat(buy().code()).isEqualTo(-1021);
        assertThat(buy().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "order; stale_lookup; ''; never strikes 'order'",
                "lookup; cancel_unknown; ''; never strikes 'lookup'",
                "order; partial_fill; ''; partial_fill needs it",
                "order; partial_fill; ,\"fraction\":1; above 0 and below 1",
                "order; reject; ,\"fraction\":0.5; 'fraction' belongs to partial_fill",
                "order; clock_skew; ''; 'millis' is missing",
                "order; drop_before; ,\"code\":1; 'code' does not belong to drop_before"
            })
    void aFaultThatMakesNoSenseIsRefused(String endpoint, String kind, String more, String reason) {
        Answer refused = arm(endpoint, kind, more);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/error")).contains(reason);
    }
}
