package trade.helix.store.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as columns hold them: ISO-8601 in UTC, always nine digits of a second, so that text order is time order. */
final class Times {
    private static final DateTimeFormatter FIXED_WIDTH =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private Times() {}

    static String text(Instant at) {
        return FIXED_WIDTH.format(at);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static String startOf(LocalDate day) {
        return text(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
