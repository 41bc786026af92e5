package trade.helix.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedJsonTest {
    private static final String QUOTED_TIME = "\"timestamp\": \"{{timenow}}\"";
    private static final String QUOTED_ID = "\"signal_id\": \"{{strategy.order.id}}-{{timenow}}\"";

    /** The template of the specification, whose placeholders have no quotes. */
    private static final String UNQUOTED = """
            {
              "signal":    "BUY",
              "symbol":    "BTC/USDT",
              "price":     {{close}},
              "timestamp": {{timenow}},
              "strategy":  "ema_crossover",
              "signal_id": {{strategy.order.id}}
            }
            """;

    private final FakeIntake intake = FakeIntake.answering(FakeIntake.OPENED);

    static Stream<Arguments> broken() {
        return Stream.of(
                // The unquoted template, filled as TradingView fills it.
                arguments(filled("64210.5", "2026-05-15T08:14:32Z", "Long"), 5, 16, "timestamp", QUOTED_TIME),
                arguments(filled("64210.5", "1778832872", "Long"), 7, 16, "signal_id", QUOTED_ID),
                arguments(filled("64210.5", "1778832872", "Close entry(s) order Long"), 7, 16, "signal_id", QUOTED_ID),
                arguments(filled("64210.5", "1778832872", ""), 8, 1, "is missing", QUOTED_ID),
                arguments(filled("NaN", "1778832872", "1"), 4, 16, "price", "\"price\": \"{{close}}\""),
                arguments(UNQUOTED, 4, 16, "did not fill", "\"price\": \"{{close}}\""),
                // One line each.
                arguments("{\"price\": ,\"signal\":\"BUY\"}", 1, 11, "is missing", "\"price\": \"{{close}}\""),
                arguments("{\"signal\": buy}", 1, 12, "signal", "{{strategy.order.action}}"),
                arguments("{\"symbol\": BTCUSDT}", 1, 12, "symbol", "\"symbol\": \"{{ticker}}\""),
                arguments("{\"strategy\": ema}", 1, 14, "strategy", "\"strategy\": \"ema_crossover\""),
                arguments("{\"secret\": abc-def}", 1, 12, "secret", "\"secret\": \"...\""),
                arguments("{\"at\": 2026-05-15T08:14:32Z}", 1, 8, "unknown field", "{{timenow}}"),
                arguments("{\"x\": {{plot_0}}}", 1, 7, "did not fill", "leave the field out"),
                arguments("{\"price\": .5}", 1, 11, "price", "quotes"),
                arguments("{\"price\": 007}", 1, 11, "price", "quotes"),
                arguments("{\"a\": {\"price\": 1}, \"signal_id\": Long}", 1, 34, "signal_id", QUOTED_ID),
                // Between and around the values.
                arguments("{\"price\": 64,210.5}", 1, 14, "price", "thousands separators"),
                arguments("{\"price\": 1 \"symbol\": \"X\"}", 1, 13, "price", "comma"),
                arguments("{\"price\": 1,}", 1, 13, "price", "none after the last"),
                arguments("{\"strategy\": \"my \"best\" one\"}", 1, 19, "strategy", "\\\""),
                arguments("{\"strategy\": \"two\nlines\"}", 1, 18, "line break", "one line"),
                arguments("{\u201Csignal\u201D: \u201CBUY\u201D}", 1, 2, "straight", "only \""),
                arguments("{\"signal\": \u201CBUY\u201D}", 1, 12, "straight", "only \""),
                arguments("{'signal': 'BUY'}", 1, 2, "straight", "only \""),
                arguments("{\"signal\": \"BUY\"", 1, 17, "ends inside", "Close"),
                arguments("{\"signal\": \"BU", 1, 15, "ends inside", "Close"),
                arguments("{\"signal\": \"BUY\", \"signal\": \"SELL\"}", 1, 19, "twice", "Keep one"),
                arguments("{\"x\": [{\"y\": 1, \"y\": 2}]}", 1, 17, "twice", "Keep one"),
                // The whole body.
                arguments("", 1, 1, "empty", "template"),
                arguments("  \n ", 1, 1, "empty", "template"),
                arguments("BTCUSDT Crossing 64000", 1, 1, "not a JSON object", "template"),
                arguments("\"BUY\"", 1, 1, "not a JSON object", "template"),
                arguments("[{}]", 1, 1, "not a JSON object", "template"),
                arguments("null", 1, 1, "not a JSON object", "template"),
                arguments("{} {}", 1, 4, "follows the end", "template"),
                arguments("{} x", 1, 4, "follows the end", "template"),
                arguments("{}\n}", 2, 1, "follows the end", "template"),
                arguments("{\"x\":" + "[".repeat(16) + "]".repeat(16) + "}", 1, 22, "nesting", "only"),
                arguments("{\"price\": " + "1".repeat(1_001) + "}", 1, 1_012, "number", "only"));
    }

    private static String filled(String close, String timenow, String orderId) {
        return UNQUOTED.replace("{{close}}", close)
                .replace("{{timenow}}", timenow)
                .replace("{{strategy.order.id}}", orderId);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellsThePlaceAndTheRemedy(String body, int line, int column, String message, String hint) {
        WebhookResponse response = Requests.webhook(intake).handle(Requests.authentic(body));

        JsonNode answer = Requests.json(response);
        assertThat(response.status()).isEqualTo(422);
        assertThat(answer.path("error").asText()).isEqualTo("malformed_json");
        assertThat(answer.path("message").asText()).contains(message);
        assertThat(answer.path("hint").asText()).contains(hint);
        assertThat(answer.path("line").asInt() + ":" + answer.path("column").asInt())
                .isEqualTo(line + ":" + column);
        assertThat(intake.signals).isEmpty();
    }

    @Test
    void theDepthThatIsAllowedIsRead() {
        String body = Requests.VALID.replace("}", ",\"x\":" + "[".repeat(15) + "]".repeat(15) + "}");

        assertThat(Requests.webhook(intake).handle(Requests.authentic(body)).status())
                .isEqualTo(200);
    }
}
