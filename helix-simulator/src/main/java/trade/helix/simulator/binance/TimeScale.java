package trade.helix.simulator.binance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.wire.Request;

/** The unit of the times in a reply; times in a request may have either, told apart by their size. */
enum TimeScale {
    MILLIS,
    MICROS;

    /** Sixteen digits are microseconds until the year 5138; thirteen are milliseconds. */
    private static final long FIRST_MICROS = 100_000_000_000_000L;

    private static final long MICROS_PER_MILLI = 1000;

    static TimeScale of(Request request) {
        @Nullable String header = request.header("X-MBX-TIME-UNIT");
        if (header == null) {
            return MILLIS;
        }
        return switch (header.toUpperCase(Locale.ROOT)) {
            case "MILLISECOND" -> MILLIS;
            case "MICROSECOND" -> MICROS;
            default ->
                throw BinanceException.of(
                        -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
        };
    }

    static long micros(long timestamp) {
        return timestamp >= FIRST_MICROS ? timestamp : timestamp * MICROS_PER_MILLI;
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long timestamp) {
        return Instant.EPOCH.plus(micros(timestamp), ChronoUnit.MICROS);
    }

    long of(Instant instant) {
        return this == MILLIS ? instant.toEpochMilli() : micros(instant);
    }
}
