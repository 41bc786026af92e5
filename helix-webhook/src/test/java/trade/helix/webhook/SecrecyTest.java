package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.value.Secret;

class SecrecyTest {
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withChars("abcXYZ019-_.{}$*\"\\/ \u00e9\u4e2d")
                .ofMinLength(16)
                .ofMaxLength(24)
                .filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of("signal", "symbol", "price", "timestamp", "strategy", "signal_id", "note", "Secret");
    }

    /** A signal that is full of the secret. */
    private static ObjectNode message(String secret, String place) {
        ObjectNode message = (ObjectNode) Requests.json(Requests.VALID);
        message.put(place, "x" + secret + "y");
        message.put("secret", secret);
        message.put("k" + secret, 1);
        message.putObject("nested")
                .put("SECRET", "another one")
                .putArray("list")
                .add(secret);
        message.putArray("more").addObject().putObject("secret").put("inside", secret);
        return message;
    }

    @Property(tries = 500)
    void theSecretIsNowhere(@ForAll("secrets") String secret, @ForAll("places") String place) {
        var intake = FakeIntake.answering(new SignalOutcome.Rejected(ReasonCode.STALE, "Not " + secret + "."));
        Webhook webhook = Requests.builder(intake).secret(Secret.of(secret)).build();
        try (var log = new LogCapture()) {
            WebhookResponse response =
                    webhook.handle(Requests.bare(message(secret, place).toString()));

            assertThat(response.status()).isIn(409, 422);
            assertHidden(secret, response.body());
            assertHidden(secret, log.text());
            intake.signals.forEach(signal -> assertHidden(secret, signal.toString()));
            intake.signals.forEach(signal -> assertNoTextHolds(secret, Requests.json(signal.payload())));
        }
    }

    private static void assertHidden(String secret, String text) {
        String escaped = TextNode.valueOf(secret).toString();
        assertThat(text).doesNotContain(secret, escaped.substring(1, escaped.length() - 1));
    }

    private static void assertNoTextHolds(String secret, JsonNode node) {
        assertThat(node.asText()).doesNotContain(secret);
        node.fieldNames().forEachRemaining(name -> assertThat(name).doesNotContain(secret));
        node.forEach(child -> assertNoTextHolds(secret, child));
    }

    @Property(tries = 500)
    void aMessageBrokenAnywhereShowsNoSecret(
            @ForAll("secrets") String secret, @ForAll("places") String place, @ForAll @IntRange(max = 600) int at) {
        String whole = message(secret, place).toString();
        int cut = Math.min(at, whole.length());
        Webhook webhook = Requests.builder(FakeIntake.answering(FakeIntake.OPENED))
                .secret(Secret.of(secret))
                .build();
        for (String broken : List.of(
                whole.substring(0, cut),
                whole.substring(0, cut) + "\u0001" + whole.substring(cut),
                whole.replace("\"" + "x" + secret, "{{" + secret),
                whole.substring(0, cut) + secret + whole.substring(cut))) {
            try (var log = new LogCapture()) {
                WebhookResponse response = webhook.handle(WebhookRequest.builder()
                        .secretSegment(secret)
                        .body(broken.getBytes(StandardCharsets.UTF_8))
                        .build());

                assertThat(response.status()).isIn(200, 422);
                assertHidden(secret, response.body() + log.text());
            }
        }
    }

    @Test
    void thePayloadHidesTheFieldAndEveryCopy() {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        String body = Requests.VALID.replace(
                "\"ema_crossover\"", "\"ema " + Requests.SECRET + "\",\"secret\":\"" + Requests.SECRET + "\"");

        assertThat(Requests.webhook(intake).handle(Requests.bare(body)).status())
                .isEqualTo(200);

        assertThat(intake.only().payload())
                .isEqualTo(Requests.VALID.replace("\"ema_crossover\"", "\"ema ***\",\"secret\":\"***\""));
        assertThat(intake.only().strategy()).contains("ema ***");
    }

    @Test
    void aNumberThatHoldsTheSecretIsMasked() {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        String digits = "1234567890123456";
        Webhook webhook = Requests.builder(intake).secret(Secret.of(digits)).build();
        String body = Requests.VALID.replace("}", ",\"secret\":\"" + digits + "\",\"note\":9" + digits + "}");

        assertThat(webhook.handle(Requests.bare(body)).status()).isEqualTo(200);

        assertThat(intake.only().payload()).endsWith("\"secret\":\"***\",\"note\":\"9***\"}");
    }

    @Test
    void bothSecretsAreMaskedWhicheverWasPresented() {
        var intake = FakeIntake.answering(FakeIntake.OPENED);
        String second = "the-secret-of-next-month";
        Webhook webhook =
                Requests.builder(intake).secondSecret(Secret.of(second)).build();

        webhook.handle(Requests.authentic(Requests.with("strategy", "\"" + second + "\"")));

        assertThat(intake.only().strategy()).contains("***");
        assertThat(intake.only().payload()).doesNotContain(second);
    }

    @Test
    void aHostsExceptionIsLoggedWithoutTheSecret() {
        Webhook webhook = Requests.builder(FakeIntake.pending())
                .accounts(request -> {
                    throw new IllegalStateException(
                            "Header " + request.header("X-Webhook-Secret").orElse(""));
                })
                .build();
        try (var log = new LogCapture()) {
            assertThat(webhook.handle(Requests.authentic(Requests.VALID)).status())
                    .isEqualTo(500);

            assertThat(log.text()).contains("IllegalStateException: Header ***").doesNotContain(Requests.SECRET);
        }
    }

    @Test
    void aMaskThatCompletesAnotherSecretIsMaskedToo() {
        var redaction = new Redaction(List.of(Secret.of("0123456789abcdef"), Secret.of("left-***-and-right")));

        assertThat(redaction.clean("left-0123456789abcdef-and-right")).isEqualTo("***");
    }

    @Test
    void aRequestPrintsNothing() {
        WebhookRequest request = WebhookRequest.builder()
                .header("X-Webhook-Secret", Requests.SECRET)
                .secretSegment(Requests.SECRET)
                .route(Requests.SECRET)
                .build();

        assertThat(request).hasToString("WebhookRequest[***]");
    }
}
