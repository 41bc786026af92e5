package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.value.Secret;

class AuthenticationTest {
    private static final String OTHER = "another-secret-of-some-length";

    private final FakeIntake intake = FakeIntake.answering(FakeIntake.OPENED);

    static Stream<Arguments> ways() {
        byte[] valid = Requests.VALID.getBytes(StandardCharsets.UTF_8);
        String right = Requests.SECRET;
        return Stream.of(
                arguments(
                        200,
                        WebhookRequest.builder()
                                .header("x-WEBHOOK-secret", right)
                                .body(valid)),
                arguments(
                        200,
                        WebhookRequest.builder()
                                .headers(Map.of("X-webhook-secret", List.of(right)))
                                .body(valid)),
                arguments(200, WebhookRequest.builder().secretSegment(right).body(valid)),
                arguments(200, WebhookRequest.builder().body(withSecret(right))),
                arguments(
                        200,
                        WebhookRequest.builder()
                                .header("X-Webhook-Secret", "wrong")
                                .body(withSecret(right))),
                arguments(200, WebhookRequest.builder().secretSegment("wrong").body(withSecret(right))),
                arguments(200, WebhookRequest.builder().secretSegment(right).body(withSecret("wrong"))),
                arguments(401, WebhookRequest.builder().body(valid)),
                arguments(
                        401,
                        WebhookRequest.builder().header("X-Webhook-Secret", "").body(valid)),
                arguments(
                        401,
                        WebhookRequest.builder()
                                .header("X-Webhook-Secret", null)
                                .body(valid)),
                arguments(
                        401,
                        WebhookRequest.builder()
                                .header("X-Webhook-Secret", right + "x")
                                .body(valid)),
                arguments(
                        401,
                        WebhookRequest.builder()
                                .header("X-Webhook-Secret", right.toUpperCase(Locale.ROOT))
                                .body(valid)),
                arguments(
                        401,
                        WebhookRequest.builder().header("Authorization", right).body(valid)),
                arguments(401, WebhookRequest.builder().route(right).body(valid)),
                arguments(401, WebhookRequest.builder().secretSegment("wrong").body(valid)),
                arguments(401, WebhookRequest.builder().body(withSecret("wrong"))),
                arguments(
                        401,
                        WebhookRequest.builder().body(utf8(Requests.with("nested", "{\"secret\":\"" + right + "\"}")))),
                arguments(401, WebhookRequest.builder().body(utf8(Requests.with("secret", "[\"" + right + "\"]")))),
                arguments(401, WebhookRequest.builder().body(utf8(Requests.with("secret", "null")))));
    }

    private static byte[] withSecret(String secret) {
        return utf8(Requests.with("secret", "\"" + secret + "\""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void oneValidSecretInOneOfThreePlacesIsNeeded(int status, WebhookRequest.Builder request) {
        WebhookResponse response = Requests.webhook(intake).handle(request.build());

        assertThat(response.status()).isEqualTo(status);
        assertThat(intake.signals).hasSize(status == 200 ? 1 : 0);
        if (status == 401) {
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"unauthenticated\",\"message\":\"The secret is missing or wrong.\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Requests.SECRET, OTHER})
    void twoSecretsAreValidAtOnce(String presented) {
        Webhook webhook =
                Requests.builder(intake).secondSecret(Secret.of(OTHER)).build();

        assertThat(webhook.handle(Requests.bare(new String(withSecret(presented), StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(200);
        assertThat(webhook.handle(Requests.bare(new String(withSecret("neither"), StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aSecretThatWasTakenAwayIsNoLongerValid() {
        assertThat(Requests.webhook(intake)
                        .handle(Requests.bare(new String(withSecret(OTHER), StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBrokenBodyAuthenticatesNobody() {
        String broken = "{\"secret\":\"" + Requests.SECRET + "\",\"signal_id\":Long}";

        assertThat(Requests.webhook(intake).handle(Requests.bare(broken)).status())
                .isEqualTo(401);
        assertThat(Requests.webhook(intake).handle(Requests.authentic(broken)).status())
                .isEqualTo(422);
    }

    @Test
    void twoSecretFieldsAuthenticateNobody() {
        String twice = "{\"secret\":\"guess\",\"secret\":\"" + Requests.SECRET + "\"}";

        assertThat(Requests.webhook(intake).handle(Requests.bare(twice)).status())
                .isEqualTo(401);
    }

    @Test
    void anUnauthenticatedRequestLeavesACountAndNoLine() {
        Webhook webhook = Requests.webhook(intake);
        try (var log = new LogCapture()) {
            webhook.handle(Requests.bare(Requests.VALID));

            assertThat(log.text()).isEmpty();
        }
        assertThat(webhook.counts().unauthenticated()).isEqualTo(1);
    }

    @Test
    void aShortSecretIsRefusedAndNotShown() {
        assertThatThrownBy(() -> Webhook.builder().secret(Secret.of("fifteen-letters")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl")
                .hasMessageNotContaining("fifteen");
        assertThatThrownBy(() -> Webhook.builder().secondSecret(Secret.of("short")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSecretIsNoWebhook() {
        assertThatThrownBy(() -> Webhook.builder()
                        .intake(intake)
                        .accounts(request -> null)
                        .build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("secret");
    }

    /** Where no other class can see a secret's text, none can compare it in any way but {@code Secret.matches}. */
    @Test
    void onlyTheRedactionSeesASecretsText() throws IOException, URISyntaxException {
        Path classes =
                Path.of(Webhook.class.getResource("Webhook.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> mentions(file, "reveal"))
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("Redaction.class");
        }
        assertThat(mentions(classes.resolve("Authentication.class"), "matches")).isTrue();
    }

    private static boolean mentions(Path classFile, String name) {
        try (InputStream bytes = Files.newInputStream(classFile)) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1).contains(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingPresentedIsNothingAdmitted() {
        assertThat(new Authentication(List.of(Secret.of(OTHER))).admits(Optional.empty()))
                .isFalse();
    }
}
