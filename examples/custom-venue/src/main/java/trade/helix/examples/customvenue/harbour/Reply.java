package trade.helix.examples.customvenue.harbour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** What goes back. Every no of the Harbour is {@code {"no":code,"text":...}} under 4xx. */
record Reply(int status, Map<String, String> headers, JsonNode body) {
    static Reply ok(JsonNode body) {
        return new Reply(200, Map.of(), body);
    }

    static Reply refused(Refused e) {
        return new Reply(400, Map.of(), no(e.code(), e.text()));
    }

    static Reply tooMany() {
        return new Reply(429, Map.of("Retry-After", "1"), no("busy", "Too many requests."));
    }

    static Reply serverError() {
        return new Reply(503, Map.of(), no("storm", "The Harbour does not know what came of it."));
    }

    private static JsonNode no(String code, String text) {
        return JsonNodeFactory.instance.objectNode().put("no", code).put("text", text);
    }
}
