package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.NotTakenException;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.StoreException;
import trade.helix.api.trade.TradeId;

class StatusTest {
    private static final WebhookCounts NONE = new WebhookCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Stream<Arguments> answers() {
        var storeDown = new StoreException(StoreException.Category.UNAVAILABLE, "The database is busy.");
        return Stream.of(
                arguments(
                        FakeIntake.answering(FakeIntake.OPENED),
                        "BUY",
                        200,
                        "{\"status\":\"opened\",\"trade_id\":\"t-1\",\"signal_ref\":\"s-1\"}"),
                arguments(
                        FakeIntake.answering(new SignalOutcome.Closed(new TradeId("t-1"))),
                        "SELL",
                        200,
                        "{\"status\":\"closed\",\"trade_id\":\"t-1\",\"signal_ref\":\"s-1\"}"),
                arguments(
                        FakeIntake.answering(new SignalOutcome.Deduplicated(new SignalRef("s-0"))),
                        "BUY",
                        200,
                        "{\"status\":\"deduplicated\",\"first\":\"s-0\"}"),
                arguments(FakeIntake.pending(), "BUY", 202, "{\"status\":\"accepted\",\"signal_ref\":\"s-1\"}"),
                arguments(
                        rejecting(ReasonCode.POSITION_ALREADY_OPEN),
                        "BUY",
                        409,
                        "{\"status\":\"rejected\",\"reason\":\"position_already_open\",\"detail\":\"1 of 1\"}"),
                arguments(
                        rejecting(ReasonCode.QUEUE_FULL),
                        "BUY",
                        429,
                        "{\"status\":\"rejected\",\"reason\":\"queue_full\",\"detail\":\"1 of 1\"}"),
                arguments(
                        rejecting(ReasonCode.QUEUE_FULL),
                        "SELL",
                        409,
                        "{\"status\":\"rejected\",\"reason\":\"queue_full\",\"detail\":\"1 of 1\"}"),
                arguments(
                        FakeIntake.answering(new SignalOutcome.Closed(new TradeId("t-1")))
                                .unrecorded(),
                        "SELL",
                        200,
                        "{\"status\":\"closed\",\"trade_id\":\"t-1\",\"signal_ref\":\"s-1\",\"recorded\":false}"),
                arguments(
                        FakeIntake.pending().unrecorded(),
                        "SELL",
                        202,
                        "{\"status\":\"accepted\",\"signal_ref\":\"s-1\",\"recorded\":false}"),
                arguments(FakeIntake.refusing(storeDown), "BUY", 503, error(Answer.notStored())),
                arguments(FakeIntake.refusing(storeDown), "SELL", 503, error(Answer.notStored())),
                arguments(
                        FakeIntake.refusing(new IllegalArgumentException("No account main.")),
                        "BUY",
                        422,
                        error(Answer.unknownAccount())),
                arguments(FakeIntake.refusing(new IllegalStateException("A bug.")), "BUY", 500, error(Answer.failed())),
                arguments(
                        FakeIntake.failingToWait(new IllegalStateException("A bug.")),
                        "BUY",
                        202,
                        "{\"status\":\"accepted\",\"signal_ref\":\"s-1\"}"));
    }

    private static FakeIntake rejecting(ReasonCode reason) {
        return FakeIntake.answering(new SignalOutcome.Rejected(reason, "1 of 1"));
    }

    private static String error(Answer answer) {
        return answer.response().body();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsWhatCameOfASignal(FakeIntake intake, String action, int status, String body) {
        WebhookResponse response =
                Requests.webhook(intake).handle(Requests.authentic(Requests.with("signal", "\"" + action + "\"")));

        assertThat(response).isEqualTo(new WebhookResponse(status, "application/json", body));
        assertThat(intake.only().action().name()).isEqualTo(action);
    }

    @ParameterizedTest
    @EnumSource(NotTakenException.Reason.class)
    void whatWasNotTakenMayBeSentAgainInAWhile(NotTakenException.Reason reason) {
        Duration wait = reason == NotTakenException.Reason.QUEUE_FULL ? Duration.ofSeconds(3) : null;
        var intake = FakeIntake.refusing(new NotTakenException(reason, "Full, or closing.", wait));

        WebhookResponse response = Requests.webhook(intake).handle(Requests.authentic(Requests.VALID));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsExactly(Map.entry("Retry-After", wait == null ? "1" : "3"));
        assertThat(Requests.json(response).path("error").asText())
                .isEqualTo(reason.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void aFaultOfOursIsLoggedAndNotShown() {
        var webhook = Requests.webhook(FakeIntake.refusing(new IllegalStateException("Table trades is gone.")));
        try (var log = new LogCapture()) {
            WebhookResponse response = webhook.handle(Requests.authentic(Requests.VALID));

            assertThat(response.body()).doesNotContain("trades", "Exception", "at trade.");
            assertThat(log.text()).contains("ERROR", "IllegalStateException: Table trades is gone.", "at trade.helix");
        }
    }

    @Test
    void aBodyThatBreaksOffMayBeSentAgain() {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        // Nothing is connected to it: the first read fails.
        var broken = new PipedInputStream();

        WebhookResponse response = Requests.webhook(intake)
                .handle(WebhookRequest.builder().body(broken).build());

        assertThat(response.status()).isEqualTo(503);
        assertThat(Requests.json(response).path("error").asText()).isEqualTo("unreadable_body");
        assertThat(intake.signals).isEmpty();
    }

    @Test
    void theAccountMayComeFromTheRequest() {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        Webhook webhook = Requests.builder(intake)
                .accounts(request -> new AccountId(request.route().orElse("")))
                .build();
        byte[] body = Requests.VALID.getBytes(StandardCharsets.UTF_8);
        WebhookRequest.Builder request =
                WebhookRequest.builder().secretSegment(Requests.SECRET).body(body);

        WebhookResponse none = webhook.handle(request.build());
        WebhookResponse alice = webhook.handle(request.route("alice").build());

        assertThat(none.status()).isEqualTo(422);
        assertThat(Requests.json(none).path("error").asText()).isEqualTo("unknown_account");
        assertThat(alice.status()).isEqualTo(200);
        assertThat(intake.only().account()).isEqualTo(new AccountId("alice"));
    }

    static Stream<Arguments> counted() {
        var opened = FakeIntake.answering(FakeIntake.OPENED);
        return Stream.of(
                arguments(opened, Requests.authentic(Requests.VALID), new WebhookCounts(1, 0, 0, 0, 0, 0, 0, 0, 0)),
                arguments(
                        FakeIntake.pending(),
                        Requests.authentic(Requests.VALID),
                        new WebhookCounts(1, 0, 0, 0, 0, 0, 0, 0, 0)),
                arguments(
                        FakeIntake.answering(new SignalOutcome.Deduplicated(new SignalRef("s-0"))),
                        Requests.authentic(Requests.VALID),
                        new WebhookCounts(0, 1, 0, 0, 0, 0, 0, 0, 0)),
                arguments(
                        rejecting(ReasonCode.QUEUE_FULL),
                        Requests.authentic(Requests.VALID),
                        new WebhookCounts(0, 0, 1, 0, 0, 0, 0, 0, 0)),
                arguments(opened, Requests.bare(Requests.VALID), new WebhookCounts(0, 0, 0, 1, 0, 0, 0, 0, 0)),
                arguments(
                        opened,
                        Requests.authentic(new byte[Webhook.MOST_BODY_BYTES + 1]),
                        new WebhookCounts(0, 0, 0, 0, 1, 0, 0, 0, 0)),
                arguments(opened, Requests.authentic("BTCUSDT"), new WebhookCounts(0, 0, 0, 0, 0, 1, 0, 0, 0)),
                arguments(opened, Requests.authentic("{}"), new WebhookCounts(0, 0, 0, 0, 0, 0, 1, 0, 0)),
                arguments(
                        FakeIntake.refusing(new StoreException(StoreException.Category.CONFLICT, "Moved on.")),
                        Requests.authentic(Requests.VALID),
                        new WebhookCounts(0, 0, 0, 0, 0, 0, 0, 1, 0)),
                arguments(
                        FakeIntake.refusing(new IllegalStateException("A bug.")),
                        Requests.authentic(Requests.VALID),
                        new WebhookCounts(0, 0, 0, 0, 0, 0, 0, 0, 1)));
    }

    @ParameterizedTest
    @MethodSource("counted")
    void countsEachRequestOnce(FakeIntake intake, WebhookRequest request, WebhookCounts expected) {
        Webhook webhook = Requests.webhook(intake);
        assertThat(webhook.counts()).isEqualTo(NONE);

        webhook.handle(request);

        assertThat(webhook.counts()).isEqualTo(expected);
        assertThat(webhook.counts().total()).isEqualTo(1);
    }
}
