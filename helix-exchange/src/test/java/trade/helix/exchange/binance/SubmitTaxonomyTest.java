package trade.helix.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.binance.Fixture.ORDER;
import static trade.helix.exchange.binance.Fixture.buy;
import static trade.helix.exchange.binance.Fixture.error;
import static trade.helix.exchange.internal.ScriptedServer.reply;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;

/** What each documented answer to an order means: it placed none for certain, or nothing is certain. */
class SubmitTaxonomyTest {
    private final Fixture binance = new Fixture();

    @AfterEach
    void close() {
        binance.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 403, 404, 408, 409, 500, 502})
    void aBodyThatIsNotTheVenuesStaysUnknown(int status) {
        for (String body : new String[] {
            "",
            " ",
            "<html><body>Bad gateway</body></html>",
            "{",
            "{}",
            "[]",
            "\"no\"",
            "{\"code\":-2010}",
            "{\"code\":\"x\",\"msg\":\"y\"}",
            "{\"code\":-2010,\"msg\":\"Duplicate order sent.\"} trailing"
        }) {
            assertThat(answerTo(status, body)).as(status + " " + body).isInstanceOf(SubmitResult.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 418})
    void rateLimitsSayHowLongToWaitWhateverTheBody(int status) {
        for (String body : new String[] {error(-1003, "Way too many requests."), error(-1015, "x"), "<html/>", ""}) {
            try (Fixture fresh = new Fixture()) {
                fresh.server.on(ORDER, reply(status, body, "Retry-After: 17"));
                Refusal refusal = refused(fresh.client.submit(buy()));
                assertThat(refusal.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
                assertThat(refusal.retryAfter()).as("a second after exits").contains(Duration.ofSeconds(18));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999999999", ""})
    void anUnreadableRetryAfterIsAShortOne(String value) {
        binance.server.on(ORDER, reply(429, "", "Retry-After: " + value));
        assertThat(refused(binance.client.submit(buy())).retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void theVenuesWordsAreCutAndCleaned() {
        String token = "0123456789abcdef".repeat(4);
        Refusal refusal = refused(answerTo(400, error(-1100, "bad " + token + "\\n" + "x ".repeat(500))));
        assertThat(refusal.message()).doesNotContain(token).doesNotContain("\n").hasSizeLessThan(250);
    }

    @Test
    void aShortTextForAnEndlessNumberStaysUnknown() {
        for (String field : new String[] {"orderId", "transactTime"}) {
            String body = Fixture.filledBuy().replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":1E999999999");
            assertThat(body).contains("1E999999999");
            assertThat(answerTo(200, body)).as(field).isInstanceOf(SubmitResult.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orderId",
                "status",
                "side",
                "origQty",
                "executedQty",
                "type",
                "transactTime",
                "clientOrderId",
                "symbol"
            })
    void aSuccessThatLacksSomethingStaysUnknown(String field) {
        String body = Fixture.filledBuy().replaceFirst("\"" + field + "\"", "\"another\"");
        assertThat(answerTo(200, body)).isInstanceOf(SubmitResult.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FILLED,HALF_FILLED",
        "BUY,BORROW",
        "hx1,somebody-elses",
        "0.01000000,-1",
        "0.01000000,1E999999999",
        "BTCUSDT,ETHUSDT"
    })
    void aSuccessThatSaysSomethingStrangeStaysUnknown(String usual, String strange) {
        assertThat(answerTo(200, Fixture.filledBuy().replace("\"" + usual + "\"", "\"" + strange + "\"")))
                .isInstanceOf(SubmitResult.Unknown.class);
    }

    private SubmitResult answerTo(int status, String body) {
        binance.server.on(ORDER, reply(status, body));
        return binance.client.submit(buy());
    }

    private static Refusal refused(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) result).refusal();
    }
}
