package trade.helix.simulator.kraken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trade.helix.simulator.wire.Request;

/** The fields of a request, from its query and its body, which is a form or JSON; empty ones count as absent. */
final class Fields {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    static Fields of(Request request) {
        Map<String, String> values = new LinkedHashMap<>();
        readForm(request.query(), values);
        if (request.body().stripLeading().startsWith("{")) {
            readJson(request.body(), values);
        } else {
            readForm(request.body(), values);
        }
        return new Fields(values);
    }

    private static void readForm(String form, Map<String, String> values) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw KrakenException.of("EGeneral:Invalid arguments");
        }
    }

    /** Objects and lists within the object are written as a form writes them: {@code close[price]}. */
    private static void readJson(String body, Map<String, String> values) {
        String text = new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        try {
            JsonNode json = MAPPER.readTree(text);
            json.properties().forEach(each -> put(values, each.getKey(), each.getValue()));
        } catch (JsonProcessingException malformed) {
            throw KrakenException.of("EGeneral:Invalid arguments");
        }
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(each -> put(values, name + "[" + each.getKey() + "]", each.getValue()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                put(values, name + "[" + i + "]", value.get(i));
            }
        } else if (!value.isNull()) {
            values.put(name, value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
        }
    }

    /** The fields of each entry of a list, and with them those that the list has in common. */
    List<Fields> rows(String name, Set<String> common) {
        TreeMap<Integer, Map<String, String>> rows = new TreeMap<>();
        Pattern form = Pattern.compile(Pattern.quote(name) + "\\[([0-9]{1,3})]\\[([^\\]]+)](.*)");
        values.forEach((key, value) -> {
            Matcher matcher = form.matcher(key);
            if (matcher.matches()) {
                rows.computeIfAbsent(Integer.valueOf(matcher.group(1)), any -> new LinkedHashMap<>())
                        .put(matcher.group(2) + matcher.group(3), value);
            }
        });
        rows.values().forEach(row -> common.forEach(shared -> text(shared).ifPresent(text -> row.put(shared, text))));
        return rows.values().stream().map(Fields::new).toList();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> KrakenException.argument(name));
    }

    /** An amount: more than zero. */
    Optional<BigDecimal> amount(String name) {
        return text(name).map(text -> {
            if (!DECIMAL.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
                throw KrakenException.argument(name);
            }
            return new BigDecimal(text).stripTrailingZeros();
        });
    }

    Optional<Long> whole(String name, long least, long most) {
        return text(name).map(text -> {
            if (!WHOLE.matcher(text).matches() || Long.parseLong(text) < least || Long.parseLong(text) > most) {
                throw KrakenException.argument(name);
            }
            return Long.parseLong(text);
        });
    }

    boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw KrakenException.argument(name);
        };
    }

    /** Refuses a field that asks for what is not simulated, unless it says no. */
    void refuse(String name, String no) {
        if (!text(name).orElse(no).equals(no)) {
            throw KrakenException.argument(name);
        }
    }
}
