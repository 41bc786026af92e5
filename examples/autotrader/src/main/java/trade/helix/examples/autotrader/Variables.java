package trade.helix.examples.autotrader;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Ratio;

/** Reads variables by name and collects what is wrong with them: by name, never by value. */
final class Variables {
    private final UnaryOperator<@Nullable String> source;
    private final List<String> faults = new ArrayList<>();

    Variables(UnaryOperator<@Nullable String> source) {
        this.source = source;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String text) {
        faults.add(text);
    }

    /** The value, or null if it is not set or empty. */
    @Nullable
    String text(String name) {
        String value = source.apply(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    String text(String name, String fallback) {
        String value = text(name);
        return value == null ? fallback : value;
    }

    /** A required value; the empty text and a fault if it is not set. */
    String required(String name, String what) {
        String value = text(name);
        if (value == null) {
            faults.add(name + " is not set: " + what);
            return "";
        }
        return value;
    }

    String oneOf(String name, String fallback, Set<String> allowed) {
        String value = text(name, fallback).toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            faults.add(name + " must be one of " + allowed);
        }
        return value;
    }

    /** A percentage: 1.0 is 1 %. */
    Ratio percent(String name, String fallback) {
        return parsed(name, fallback, Ratio::ofPercent, Ratio.ZERO, "a percentage, such as 1.5");
    }

    BigDecimal number(String name, String fallback) {
        return parsed(name, fallback, BigDecimal::new, BigDecimal.ZERO, "a number");
    }

    int whole(String name, String fallback) {
        return parsed(name, fallback, Integer::valueOf, 0, "a whole number");
    }

    @Nullable
    URI uri(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        URI none = URI.create("http://invalid");
        URI uri = parsed(name, value, URI::create, none, "scheme, host and port, such as http://127.0.0.1:18080");
        if (!Set.of("http", "https").contains(uri.getScheme() == null ? "" : uri.getScheme())
                || uri.getHost() == null) {
            faults.add(name + " must be scheme, host and port, such as http://127.0.0.1:18080");
        }
        return uri;
    }

    private <T> T parsed(String name, String fallback, Function<String, T> parser, T onFault, String form) {
        try {
            return parser.apply(text(name, fallback));
        } catch (IllegalArgumentException e) {
            // The value is left out: it may be a secret that slipped into the wrong variable.
            faults.add(name + " must be " + form);
            return onFault;
        }
    }
}
