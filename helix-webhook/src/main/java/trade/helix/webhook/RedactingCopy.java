package trade.helix.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.webhook.FieldValue.Kind;
import trade.helix.webhook.Message.Flaw;

/**
 * Copies one JSON object without its secrets, and notes its fields on the way. Numbers stay text throughout: nothing is
 * rounded, and 1E9999999999 costs nothing.
 */
final class RedactingCopy {
    private final JsonParser in;
    private final JsonGenerator out;
    private final Redaction redaction;
    private final Deque<Set<String>> namesByDepth = new ArrayDeque<>();
    private final Map<String, FieldValue> fields = new HashMap<>();
    private @Nullable String secret;
    private boolean begun;
    private boolean ended;

    RedactingCopy(JsonParser in, JsonGenerator out, Redaction redaction) {
        this.in = in;
        this.out = out;
        this.redaction = redaction;
    }

    /** Copies everything; null if all is well. */
    @Nullable
    Flaw run() throws IOException {
        JsonToken first = in.nextToken();
        if (first == null) {
            return Flaw.EMPTY;
        }
        if (first != JsonToken.START_OBJECT) {
            return Flaw.NOT_AN_OBJECT;
        }
        begun = true;
        openObject();
        while (!namesByDepth.isEmpty()) {
            if (!copy(in.nextToken())) {
                return Flaw.DUPLICATE_FIELD;
            }
        }
        ended = true;
        return in.nextToken() == null ? null : Flaw.TRAILING_TEXT;
    }

    /** What a failure at this point means, if it is not about the inside of the object. */
    Flaw flawHere(Flaw inside) {
        if (ended) {
            return Flaw.TRAILING_TEXT;
        }
        return begun ? inside : Flaw.NOT_AN_OBJECT;
    }

    @Nullable
    String secret() {
        return secret;
    }

    Map<String, FieldValue> fields() {
        return fields;
    }

    /** Copies a token, and with a name its value too unless that has parts; false for a name that came before. */
    private boolean copy(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> openObject();
            case END_OBJECT -> {
                namesByDepth.pop();
                out.writeEndObject();
            }
            case START_ARRAY -> out.writeStartArray();
            case END_ARRAY -> out.writeEndArray();
            case FIELD_NAME -> {
                return copyField(in.currentName());
            }
            default -> copyScalar(token);
        }
        return true;
    }

    private void openObject() throws IOException {
        namesByDepth.push(new HashSet<>());
        out.writeStartObject();
    }

    private boolean copyField(String name) throws IOException {
        if (!namesByDepth.element().add(name)) {
            return false;
        }
        boolean top = namesByDepth.size() == 1;
        out.writeFieldName(redaction.clean(name));
        JsonToken token = in.nextToken();
        if (top) {
            note(name, token);
        }
        if (Field.SECRET.key().equalsIgnoreCase(name)) {
            in.skipChildren();
            out.writeString(Redaction.MASK);
            return true;
        }
        return copy(token);
    }

    private void note(String name, JsonToken token) throws IOException {
        if (name.equals(Field.SECRET.key())) {
            secret = token == JsonToken.VALUE_STRING ? in.getText() : null;
        } else if (token != JsonToken.VALUE_NULL && Field.of(name).isPresent()) {
            fields.put(name, value(token));
        }
    }

    private FieldValue value(JsonToken token) throws IOException {
        if (!token.isScalarValue() || token.isBoolean()) {
            return new FieldValue(Kind.OTHER, "");
        }
        String cleaned = redaction.clean(in.getText());
        boolean intactNumber = token.isNumeric() && cleaned.equals(in.getText());
        return new FieldValue(intactNumber ? Kind.NUMBER : Kind.TEXT, cleaned);
    }

    private void copyScalar(JsonToken token) throws IOException {
        switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> out.writeNull();
            default -> {
                FieldValue value = value(token);
                if (value.kind() == Kind.NUMBER) {
                    out.writeNumber(value.text());
                } else {
                    out.writeString(value.text());
                }
            }
        }
    }
}
