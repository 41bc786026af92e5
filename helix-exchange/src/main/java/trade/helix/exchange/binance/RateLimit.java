package trade.helix.exchange.binance;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import trade.helix.exchange.internal.Json;

/**
 * So much in each interval; intervals start at whole multiples of their length since 1970.
 *
 * @param kind what is counted
 * @param interval for how long
 * @param header the header in which answers tell how much is used
 * @param most how much is allowed
 */
record RateLimit(Kind kind, Duration interval, String header, long most) {
    /** What Binance counts. Its third kind, raw requests, is far above what the weight allows and has no header. */
    enum Kind {
        /** The weight of requests, by address. */
        REQUEST_WEIGHT("X-MBX-USED-WEIGHT-"),
        /** Orders that have not filled, by account. */
        ORDERS("X-MBX-ORDER-COUNT-");

        private final String header;

        Kind(String header) {
            this.header = header;
        }
    }

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "SECOND", ChronoUnit.SECONDS,
            "MINUTE", ChronoUnit.MINUTES,
            "HOUR", ChronoUnit.HOURS,
            "DAY", ChronoUnit.DAYS);

    /**
     * Reads one of {@code exchangeInfo.rateLimits}; empty for a kind or a unit that is not known here.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static Optional<RateLimit> read(Json json) {
        String type = json.text("rateLimitType");
        ChronoUnit unit = UNITS.get(json.text("interval"));
        long number = json.integer("intervalNum");
        if (unit == null || number <= 0 || number > 1000) {
            return Optional.empty();
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(type))
                .findFirst()
                .map(kind -> new RateLimit(
                        kind,
                        Duration.of(number, unit),
                        kind.header + number + unit.name().charAt(0),
                        json.integer("limit")));
    }
}
