package trade.helix.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the times that senders write: ISO-8601 with a zone, or whole seconds or milliseconds since 1970. */
final class SentAt {
    static final String FORM = "must be a time from 2000 to 2099, as ISO-8601 with a zone (2026-05-15T08:14:32Z) or in"
            + " whole seconds or milliseconds since 1970";

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    // 13 digits are milliseconds up to the year 2286.
    private static final Pattern EPOCH = Pattern.compile("\\d{9,13}");

    private SentAt() {}

    /** The time that a text stands for; empty if it stands for none. */
    static Optional<Instant> parse(String text) {
        return (EPOCH.matcher(text).matches() ? ofEpoch(Long.parseLong(text)) : ofIso(text))
                .filter(time -> !time.isBefore(EARLIEST) && time.isBefore(END));
    }

    /** Between 2000 and 2100 no number is both: the least of the milliseconds is far above the greatest of the seconds. */
    private static Optional<Instant> ofEpoch(long number) {
        return Optional.of(
                number < END.getEpochSecond() ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private static Optional<Instant> ofIso(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
