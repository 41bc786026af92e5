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
    @CsvSource(delimiter = '|', textBlock = """
            400 | -1002 | You are not authorized to execute this request.                    | KEY_REFUSED
            400 | -1003 | Too many requests.                                                 | RATE_LIMITED
            400 | -1010 | Account has insufficient balance for requested action.             | INSUFFICIENT_FUNDS
            400 | -1013 | Filter failure: LOT_SIZE                                           | TRADING_RULE
            400 | -1013 | Filter failure: NOTIONAL                                           | TRADING_RULE
            400 | -1013 | Invalid quantity.                                                  | TRADING_RULE
            400 | -1013 | Market is closed.                                                  | MARKET_CLOSED
            400 | -1014 | Unsupported order combination.                                     | OTHER
            400 | -1015 | Too many new orders.                                               | RATE_LIMITED
            400 | -1020 | This operation is not supported.                                   | UNSUPPORTED
            400 | -1021 | Timestamp for this request is outside of the recvWindow.           | OUTSIDE_TIME_WINDOW
            400 | -1022 | Signature for this request is not valid.                           | KEY_REFUSED
            400 | -1100 | Illegal characters found in parameter 'newClientOrderId'.          | OTHER
            400 | -1102 | Mandatory parameter 'symbol' was not sent.                         | OTHER
            400 | -1111 | Parameter 'quantity' has too much precision.                       | TRADING_RULE
            400 | -1121 | Invalid symbol.                                                    | MARKET_CLOSED
            400 | -2010 | Account has insufficient balance for requested action.             | INSUFFICIENT_FUNDS
            400 | -2010 | Duplicate order sent.                                              | DUPLICATE_ID
            400 | -2010 | Order would trigger immediately.                                   | WOULD_TRIGGER
            400 | -2010 | Order would immediately match and take.                            | WOULD_TRIGGER
            400 | -2010 | The relationship of the prices for the orders is not correct.      | WOULD_TRIGGER
            400 | -2010 | Market is closed.                                                  | MARKET_CLOSED
            400 | -2010 | This order type is not possible in this trading phase.             | MARKET_CLOSED
            400 | -2010 | OCO orders are not supported for this symbol.                      | UNSUPPORTED
            400 | -2010 | This action is disabled on this account.                           | KEY_REFUSED
            400 | -2010 | Account may not place or cancel orders.                            | KEY_REFUSED
            400 | -2010 | Something that nobody has written down.                            | OTHER
            401 | -2014 | API-key format invalid.                                            | KEY_REFUSED
            401 | -2015 | Invalid API-key, IP, or permissions for action.                    | KEY_REFUSED
            400 | -9999 | Something that nobody has written down.                            | OTHER
            """)
    void aDocumentedNoIsARefusal(int status, int code, String words, RefusalReason reason) {
        Refusal refusal = refused(answerTo(status, error(code, words)));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).contains(Integer.toString(code), words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | -1000 | An unknown error occurred while processing the request.
            400 | -1001 | Internal error; unable to process your request.
            400 | -1006 | An unexpected response was received from the message bus.
            400 | -1007 | Timeout waiting for response from backend server.
            400 | -1008 | Server is currently overloaded with other requests.
            500 | -2010 | Account has insufficient balance for requested action.
            503 | -1008 | Server is currently overloaded with other requests.
            504 | -1007 | Timeout waiting for response from backend server.
            200 | -2010 | An error under a status that says success.
            302 | -2010 | An error under a status that says look elsewhere.
            """)
    void anAmbiguousAnswerStaysUnknown(int status, int code, String words) {
        assertThat(answerTo(status, error(code, words))).isInstanceOf(SubmitResult.Unknown.class);
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
            binance.server.on(ORDER, reply(status, body, "Retry-After: 17"));
            Refusal refusal = refused(binance.client.submit(buy()));
            assertThat(refusal.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
            assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(17));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999999999", ""})
    void anUnreadableRetryAfterIsNone(String value) {
        binance.server.on(ORDER, reply(429, "", "Retry-After: " + value));
        assertThat(refused(binance.client.submit(buy())).retryAfter()).isEmpty();
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
