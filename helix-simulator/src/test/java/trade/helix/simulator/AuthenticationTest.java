package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trade.helix.simulator.Client.Answer;

/** Who may send what, signed how and when. */
class AuthenticationTest {
    private static final String ORDER = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001&timestamp=";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Answer post(String query, String contentType, String body) {
        HttpRequest.Builder request = client.request("/api/v3/order" + (query.isEmpty() ? "" : "?" + query))
                .header("X-MBX-APIKEY", Client.KEY)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        return client.send(request);
    }

    private String payload() {
        return ORDER + clock.millis();
    }

    @Test
    void everythingInTheBody() {
        String payload = payload();
        assertThat(post("", FORM, payload + "&signature=" + client.sign(payload))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everythingInTheQueryWithAJsonContentType() {
        String payload = payload();
        Answer answer = post(payload + "&signature=" + client.sign(payload), "application/json", "");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void signatureInTheQueryAndTheRestInTheBody() {
        String payload = payload();
        assertThat(post("signature=" + client.sign(payload), FORM, payload).status())
                .isEqualTo(200);
    }

    @Test
    void queryAndBodyMixedAndTheQueryWins() {
        String query = "symbol=BTCUSDT&quantity=0.002";
        String body = "side=BUY&type=MARKET&quantity=0.001&timestamp=" + clock.millis();
        Answer answer = post(query + "&signature=" + client.sign(query + body), FORM, body);
        assertThat(answer.text("/executedQty")).isEqualTo("0.00200000");
    }

    @Test
    void hexMayBeInCapitals() {
        String payload = payload();
        String signature = client.sign(payload).toUpperCase(Locale.ROOT);
        assertThat(post("", FORM, payload + "&signature=" + signature).status()).isEqualTo(200);
    }

    @Test
    void aChangedByteIsNotSigned() {
        String payload = payload();
        Answer answer = post("", FORM, payload.replace("0.001", "0.002") + "&signature=" + client.sign(payload));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(-1022);
        assertThat(answer.message()).isEqualTo("Signature for this request is not valid.");
    }

    @Test
    void aPayloadMustBePercentEncodedBeforeItIsSigned() {
        String encoded = payload() + "&newClientOrderId=%5Bx%5D";
        assertThat(post("", FORM, encoded + "&signature=" + client.sign(encoded))
                        .code())
                .isEqualTo(-1100);
        String raw = payload() + "&newClientOrderId=[x]";
        assertThat(post("", FORM, raw + "&signature=" + client.sign(raw)).code())
                .isEqualTo(-1022);
        String japanese = payload() + "&newClientOrderId=\u5e8f";
        assertThat(post("", FORM, japanese + "&signature=" + client.sign(japanese))
                        .code())
                .isEqualTo(-1022);
    }

    @Test
    void aKeyMustBeSentWellFormedAndKnown() {
        String payload = payload();
        Answer none = client.post("/api/v3/order", payload + "&signature=" + client.sign(payload));
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo(-2014);
        Answer alien = new Client(simulator, "other", "secret").signed("GET", "/api/v3/account");
        assertThat(alien.status()).isEqualTo(401);
        assertThat(alien.code()).isEqualTo(-2015);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5000, 0",
        "-5000, 5000, 0",
        "-5001, 5000, -1021",
        "999, 5000, 0",
        "1000, 5000, -1021",
        "-60000, 60000, 0",
        "-7, 6.5, -1021",
        "0, 60001, -1102"
    })
    void aRequestMustBeFresh(long offset, String window, int code) {
        Answer answer = account(clock.millis() + offset, window);
        assertThat(answer.code()).as(answer.json().toString()).isEqualTo(code);
    }

    @Test
    void theTwoTextsOfAStaleRequestDiffer() {
        assertThat(account(clock.millis() - 6000, "5000").message())
                .isEqualTo("Timestamp for this request is outside of the recvWindow.");
        assertThat(account(clock.millis() + 6000, "5000").message())
                .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
    }

    @Test
    void timesMayBeInMicroseconds() {
        assertThat(account(clock.millis() * 1000, "5000").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(5).plusNanos(1000));
        assertThat(account((clock.millis() - 5000) * 1000, "5000").code()).isEqualTo(-1021);
        Answer time = client.send(client.request("/api/v3/time").header("X-MBX-TIME-UNIT", "microsecond"));
        assertThat(time.json().path("serverTime").asLong()).isEqualTo(clock.millis() * 1000 + 1);
        Answer wrong = client.send(client.request("/api/v3/time").header("X-MBX-TIME-UNIT", "hour"));
        assertThat(wrong.code()).isEqualTo(-1194);
    }

    private Answer account(long timestamp, String window) {
        return client.sendSigned("GET", "/api/v3/account", "recvWindow=" + window + "&timestamp=" + timestamp);
    }
}
