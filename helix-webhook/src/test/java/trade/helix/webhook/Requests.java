package trade.helix.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.SignalIntake;
import trade.helix.api.value.Secret;

/** What the tests send, and how they read the answer. */
final class Requests {
    static final String SECRET = "correct-horse-battery-staple";
    static final String VALID = """
            {"signal":"BUY","symbol":"BTC/USDT","price":64210.50,"timestamp":"2026-05-15T08:14:32Z",\
            "strategy":"ema_crossover","signal_id":"Long-2026-05-15T08:14:32Z"}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Requests() {}

    static Webhook webhook(SignalIntake intake) {
        return builder(intake).build();
    }

    static Webhook.Builder builder(SignalIntake intake) {
        return Webhook.builder().intake(intake).account(new AccountId("main")).secret(Secret.of(SECRET));
    }

    /** Authenticated by header. */
    static WebhookRequest authentic(String body) {
        return authentic(body.getBytes(StandardCharsets.UTF_8));
    }

    static WebhookRequest authentic(byte[] body) {
        return WebhookRequest.builder()
                .header("X-Webhook-Secret", SECRET)
                .body(body)
                .build();
    }

    static WebhookRequest bare(String body) {
        return WebhookRequest.builder()
                .body(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** The valid message with one field set to a JSON text; taken out if that is null. */
    static String with(String field, String json) {
        ObjectNode message = (ObjectNode) json(VALID);
        if (json == null) {
            message.remove(field);
        } else {
            message.set(field, json(json));
        }
        return message.toString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    static JsonNode json(WebhookResponse response) {
        return json(response.body());
    }
}
