package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.internal.ScriptedServer.reply;
import static trade.helix.exchange.kraken.Fixture.ORDER;
import static trade.helix.exchange.kraken.Fixture.buy;
import static trade.helix.exchange.kraken.Fixture.error;
import static trade.helix.exchange.kraken.Fixture.ok;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.exchange.internal.ScriptedServer;
import trade.helix.exchange.internal.ScriptedServer.Reaction;

/** What each documented answer to an order means: it placed none for certain, or nothing is certain. */
class SubmitTaxonomyTest {
    private final Fixture kraken = new Fixture();

    @AfterEach
    void close() {
        kraken.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EAPI:Invalid key                          | KEY_REFUSED
            EAPI:Invalid signature                    | KEY_REFUSED
            EAPI:Rate limit exceeded                  | RATE_LIMITED
            EGeneral:Permission denied                | KEY_REFUSED
            EGeneral:Invalid arguments                | OTHER
            EGeneral:Invalid arguments:ordertype      | OTHER
            EGeneral:Invalid arguments:volume         | TRADING_RULE
            EGeneral:Invalid arguments:price          | TRADING_RULE
            EGeneral:Invalid arguments:cl_ord_id | DUPLICATE_ID
            EGeneral:Temporary lockout                | RATE_LIMITED
            EGeneral:Unknown method                   | UNSUPPORTED
            EQuery:Unknown asset pair                 | MARKET_CLOSED
            EOrder:Insufficient funds                 | INSUFFICIENT_FUNDS
            EOrder:Order minimum not met              | TRADING_RULE
            EOrder:Order minimum not met (volume too low) | TRADING_RULE
            EOrder:Cost minimum not met               | TRADING_RULE
            EOrder:Tick size check failed             | TRADING_RULE
            EOrder:Invalid price                      | TRADING_RULE
            EOrder:Invalid order                      | OTHER
            EOrder:Orders limit exceeded              | TRADING_RULE
            EOrder:Scheduled orders limit exceeded    | TRADING_RULE
            EOrder:Post only order                    | TRADING_RULE
            EOrder:Reduce only:No position exists     | TRADING_RULE
            EOrder:Rate limit exceeded                | RATE_LIMITED
            EOrder:Domain rate limit exceeded         | RATE_LIMITED
            EService:Throttled: 1767323062            | RATE_LIMITED
            EService:Market in cancel_only mode       | MARKET_CLOSED
            EService:Market in post_only mode         | MARKET_CLOSED
            EService:Market in limit_only mode        | MARKET_CLOSED
            EAccount:Invalid permissions              | KEY_REFUSED
            EAuth:Account temporary disabled          | KEY_REFUSED
            """)
    void aDocumentedNoIsARefusal(String text, RefusalReason reason) {
        Refusal refusal = refused(answer(error(text)));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EService:Unavailable",
                "EService:Busy",
                "EService:Deadline elapsed",
                "EService:Timeout",
                "EGeneral:Internal error",
                "EGeneral:Internal error:77",
                "EAPI:Invalid nonce",
                "EOrder:Something that nobody has written down",
                "EAPI:Invalid keyhole",
                "no colon",
                ""
            })
    void whatProvesNothingStaysUnknown(String text) {
        assertThat(answer(error(text))).isInstanceOf(SubmitResult.Unknown.class);
    }

    @Test
    void oneOpenErrorAmongCertainOnesStaysUnknown() {
        String both = "{\"error\":[\"EOrder:Insufficient funds\",\"EService:Busy\"]}";
        assertThat(answer(reply(200, both))).isInstanceOf(SubmitResult.Unknown.class);
    }

    @Test
    void anOrderBesideAnErrorStaysUnknown() {
        String both = "{\"error\":[\"EOrder:Insufficient funds\"],\"result\":{\"txid\":[\"OA\"]}}";
        assertThat(answer(reply(200, both))).isInstanceOf(SubmitResult.Unknown.class);
    }

    @Test
    void aWarningIsNoError() {
        String warned = "{\"error\":[\"WDatabase:No change\"],\"result\":{\"txid\":[\"OA\"],\"new\":[1]}}";
        assertThat(answer(reply(200, warned))).isInstanceOf(SubmitResult.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 403, 404, 500, 502, 520})
    void aBodyThatIsNotTheVenuesStaysUnknown(int status) {
        for (String body : new String[] {
            "",
            " ",
            "<html><body>Bad gateway</body></html>",
            "{",
            "{}",
            "[]",
            "{\"error\":[]}",
            "{\"error\":\"EOrder:Insufficient funds\"}",
            "{\"result\":{\"txid\":[\"OA\"]}}",
            "{\"error\":[],\"result\":{}}",
            "{\"error\":[],\"result\":{\"txid\":[]}}",
            "{\"error\":[],\"result\":{\"txid\":[\"OA\",\"OB\"]}}",
            "{\"error\":[],\"result\":{\"txid\":[\"\"]}}",
            "{\"error\":[\"EOrder:Insufficient funds\"]} trailing"
        }) {
            assertThat(answer(reply(status, body))).as(status + " " + body).isInstanceOf(SubmitResult.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 520})
    void behindAFailingGatewayNoWordIsProof(int status) {
        assertThat(answer(reply(status, "{\"error\":[\"EOrder:Insufficient funds\"]}")))
                .isInstanceOf(SubmitResult.Unknown.class);
    }

    @Test
    void accidentsOnTheWayStayUnknownAndAreSentOnce() {
        for (Reaction accident : new Reaction[] {
            ScriptedServer.hangUp(),
            ScriptedServer.reset(),
            ScriptedServer.garbage(),
            ScriptedServer.truncate("{\"error\":["),
            reply(200, "x".repeat(9 << 20))
        }) {
            int before = kraken.server.received(ORDER).size();
            assertThat(answer(accident)).isInstanceOf(SubmitResult.Unknown.class);
            assertThat(kraken.server.received(ORDER)).hasSize(before + 1);
        }
    }

    @Test
    void noConnectionIsCertainlyNotSent() {
        kraken.server.on(ORDER, ok("{\"txid\":[\"OA\"]}"));
        assertThat(kraken.client.submit(buy())).isInstanceOf(SubmitResult.Accepted.class);
        kraken.server.close();
        assertThat(refused(kraken.client.submit(buy())).reason()).isEqualTo(RefusalReason.NOT_SENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EService:Throttled: 1767323062 | 17
            EService:Throttled: 1767323000 | 0
            EService:Throttled: soon       |
            EGeneral:Temporary lockout     | 900
            EAPI:Rate limit exceeded       |
            """)
    void rateLimitsSayHowLongToWaitWhereTheVenueDoes(String text, @Nullable Long seconds) {
        assertThat(refused(answer(error(text))).retryAfter())
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @Test
    void aStatusForTheRateSaysHowLongToWait() {
        assertThat(refused(answer(reply(429, "<html/>", "Retry-After: 17"))).retryAfter())
                .contains(Duration.ofSeconds(17));
    }

    @Test
    void untilWhenItIsThrottledTheVenueSaysInItsOwnTime() {
        kraken.server.on(Fixture.TIME, ok("{\"unixtime\":1767326645}")); // An hour ahead.
        assertThat(refused(answer(error("EService:Throttled: 1767326662"))).retryAfter())
                .contains(Duration.ofSeconds(17));
    }

    @Test
    void theVenuesWordsAreCutAndCleaned() {
        String token = "0123456789abcdef".repeat(4);
        Refusal refusal = refused(answer(error("EGeneral:Invalid arguments:" + token + "\\n" + "x ".repeat(500))));
        assertThat(refusal.message()).doesNotContain(token).doesNotContain("\n").hasSizeLessThan(250);
    }

    private SubmitResult answer(Reaction reaction) {
        kraken.server.on(ORDER, reaction);
        return kraken.client.submit(buy());
    }

    private static Refusal refused(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) result).refusal();
    }
}
