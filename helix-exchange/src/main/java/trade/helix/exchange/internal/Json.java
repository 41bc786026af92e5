package trade.helix.exchange.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * A piece of JSON that must have the fields that are asked of it; others are passed over. Every accessor fails with
 * {@link UnreadableException}, which names the field and never repeats its value.
 */
public final class Json {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    public static Json parse(byte[] body) {
        try {
            JsonNode tree = READER.readTree(body);
            if (!tree.isContainerNode()) {
                throw new UnreadableException("the body is empty or no JSON object");
            }
            return new Json(tree);
        } catch (IOException e) {
            throw new UnreadableException("the body is not JSON", e);
        }
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String text(String name) {
        return text(node.path(name), "field " + name);
    }

    private static String text(JsonNode field, String what) {
        if (field.isTextual()) {
            return field.textValue();
        }
        if (field.isNumber()) {
            return field.decimalValue().toString(); // Not plainly: 1E999999999 would fill the memory.
        }
        throw new UnreadableException(what + " is missing or no text");
    }

    public long integer(String name) {
        return read(name, Long::parseLong);
    }

    public boolean flag(String name) {
        JsonNode field = node.path(name);
        if (!field.isBoolean()) {
            throw new UnreadableException("field " + name + " is missing or neither true nor false");
        }
        return field.booleanValue();
    }

    public Price price(String name) {
        return read(name, Price::of);
    }

    /** A price where the venue writes zero, or nothing, for none. */
    @Nullable
    public Price priceOrNull(String name) {
        return has(name) && !quantity(name).isZero() ? price(name) : null;
    }

    public Quantity quantity(String name) {
        return read(name, Quantity::of);
    }

    /** A moment in milliseconds since 1970. */
    public Instant time(String name) {
        return Instant.ofEpochMilli(integer(name));
    }

    public <T> T read(String name, Function<String, T> reader) {
        String text = text(name);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("field " + name + " has an unexpected form", e);
        }
    }

    public List<Json> list(String name) {
        return new Json(node.path(name)).items();
    }

    public List<Json> items() {
        if (!node.isArray()) {
            throw new UnreadableException("a list is missing");
        }
        return StreamSupport.stream(node.spliterator(), false).map(Json::new).toList();
    }

    /** The text at a place of an array. */
    public String textAt(int index) {
        JsonNode item = node.path(index);
        if (!item.isTextual()) {
            throw new UnreadableException("item " + index + " of a list is missing or no text");
        }
        return item.textValue();
    }

    /** The number at a place of an array, written as such or as text. */
    public String numberAt(int index) {
        return text(node.path(index), "item " + index + " of a list");
    }

    /** The object or array of that name. */
    public Json child(String name) {
        JsonNode field = node.path(name);
        if (!field.isContainerNode()) {
            throw new UnreadableException("field " + name + " is missing or holds nothing");
        }
        return new Json(field);
    }

    /** All fields that are objects or arrays, in the order of the text; others are passed over. */
    public Map<String, Json> children() {
        if (!node.isObject()) {
            throw new UnreadableException("an object is missing");
        }
        Map<String, Json> children = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (field.getValue().isContainerNode()) {
                children.put(field.getKey(), new Json(field.getValue()));
            }
        });
        return children;
    }

    /** The texts of an array. */
    public List<String> texts(String name) {
        JsonNode field = node.path(name);
        if (!field.isArray()) {
            throw new UnreadableException("list " + name + " is missing");
        }
        return StreamSupport.stream(field.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
