package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.wire.Request;

/** The parameters of a request, from its query and its form body; on conflict the query wins. */
final class Parameters {
    static final String CLIENT_ID_RANGE = "^[a-zA-Z0-9-_]{1,36}$";
    private static final String NUMBER_RANGE = "^[0-9]{1,20}$";
    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final Pattern CLIENT_ID = Pattern.compile("[a-zA-Z0-9_-]{1,36}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final int DECIMALS = 8;
    private static final int LONGEST_LONG = 18;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters of(Request request) {
        Map<String, String> values = request.method().equals("GET") ? new LinkedHashMap<>() : parse(request.body());
        values.putAll(parse(request.query()));
        return new Parameters(values);
    }

    /** The parameters of a request of the WebSocket API. */
    static Parameters of(JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        object.properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
        return new Parameters(values);
    }

    /** All but the signature, sorted by name, as {@code name=value} with ampersands between. */
    String sortedPayload() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .filter(each -> !each.getKey().equals("signature"))
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parse(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (values.put(name, value) != null) {
                throw BinanceException.of(-1101, "Duplicate values for a parameter detected.");
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw BinanceException.of(-1100, "Illegal characters found in a parameter.");
        }
    }

    /** Refuses parameters that an endpoint does not know. */
    void allowOnly(Set<String> known) {
        long read = values.keySet().stream().filter(known::contains).count();
        if (read < values.size()) {
            throw BinanceException.of(
                    -1104,
                    "Not all sent parameters were read; read '" + read + "' parameter(s) but was sent '" + values.size()
                            + "'.");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A parameter that may be absent but not empty. */
    Optional<String> text(String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isEmpty()) {
            throw BinanceException.of(-1105, "Parameter '" + name + "' was empty.");
        }
        return Optional.of(value);
    }

    String required(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> BinanceException.missing(name));
    }

    Optional<String> clientId(String name) {
        Optional<String> id = text(name);
        if (id.isPresent() && !CLIENT_ID.matcher(id.get()).matches()) {
            throw BinanceException.illegal(name, CLIENT_ID_RANGE);
        }
        return id;
    }

    Optional<Long> number(String name) {
        return text(name).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw BinanceException.illegal(name, NUMBER_RANGE);
            }
            if (text.length() > LONGEST_LONG) {
                throw BinanceException.of(-1108, "Parameter '" + name + "' overflowed.");
            }
            return Long.parseLong(text);
        });
    }

    /** A number that has a default and a greatest value; a greater one is taken as the greatest. */
    int limit(int usual, int most) {
        return (int) Math.min(most, number("limit").orElse((long) usual));
    }

    /** An amount: more than zero, at most eight decimals. */
    Optional<BigDecimal> amount(String name) {
        return text(name).map(text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw BinanceException.illegal(name, DECIMAL_RANGE);
            }
            BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
            if (amount.scale() > DECIMALS) {
                throw BinanceException.of(-1111, "Parameter '" + name + "' has too much precision.");
            }
            if (amount.signum() == 0) {
                throw BinanceException.of(-1013, "Invalid " + name + ".");
            }
            return amount;
        });
    }

    /** Whether an amount was sent that is not zero. */
    boolean hasAmount(String name) {
        return has(name) && !required(name).matches("0+(\\.0*)?");
    }

    BigDecimal requiredAmount(String name) {
        required(name);
        return amount(name).orElseThrow(() -> BinanceException.missing(name));
    }

    boolean flag(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw BinanceException.illegal(name, "^(true|false)$");
                })
                .orElse(false);
    }
}
