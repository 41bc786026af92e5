package trade.helix.simulator.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trade.helix.simulator.wire.Request;

/** The JSON object that a control request carries. */
final class ControlBody {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST_NUMBER = 40;

    private final JsonNode object;

    private ControlBody(JsonNode object) {
        this.object = object;
    }

    static ControlBody of(Request request, Set<String> known) {
        byte[] bytes = request.body().getBytes(StandardCharsets.ISO_8859_1);
        JsonNode node;
        try {
            node = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw ControlException.malformed("The body is not JSON: " + malformed.getOriginalMessage());
        }
        if (node == null || !node.isObject()) {
            throw ControlException.malformed("The body must be a JSON object.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ControlException.unusable("Unknown field '" + name + "'; known are " + sorted(known) + ".");
            }
        });
        return new ControlBody(node);
    }

    Optional<String> text(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isValueNode()) {
            throw ControlException.unusable("'" + name + "' must be a text or a number.");
        }
        return Optional.of(node.asText());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> ControlException.unusable("'" + name + "' is missing."));
    }

    Optional<BigDecimal> decimal(String name) {
        return text(name).map(text -> plain(name, text));
    }

    /** An object of decimals; empty if it is not there. */
    Map<String, BigDecimal> decimals(String name) {
        JsonNode node = object.path(name);
        Map<String, BigDecimal> decimals = new LinkedHashMap<>();
        if (!node.isMissingNode() && !node.isObject()) {
            throw ControlException.unusable("'" + name + "' must be an object.");
        }
        node.properties()
                .forEach(each ->
                        decimals.put(each.getKey(), plain(name, each.getValue().asText())));
        return decimals;
    }

    private static BigDecimal plain(String name, String text) {
        try {
            if (text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                throw new NumberFormatException(text);
            }
            return new BigDecimal(text);
        } catch (NumberFormatException malformed) {
            throw ControlException.unusable("'" + name + "' must be a plain decimal number.");
        }
    }

    /** A whole number in a range. */
    Optional<Integer> whole(String name, int least, int most) {
        return decimal(name).map(value -> {
            boolean inRange =
                    value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
            if (!inRange || value.stripTrailingZeros().scale() > 0) {
                throw ControlException.unusable(
                        "'" + name + "' must be a whole number from " + least + " to " + most + ".");
            }
            return value.intValue();
        });
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
