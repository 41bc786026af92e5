package trade.helix.exchange.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the venue wants nothing. What ends or protects a trade is first in line after it: everything else waits
 * a second more. Thread-safe.
 */
public final class Pause {
    private static final Duration HEAD_START = Duration.ofSeconds(1);
    /** The longest ban that a venue's documents name: Binance's. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private Instant since = Instant.EPOCH;
    private Duration length = Duration.ZERO;

    /** One that is over. */
    public Pause() {}

    public synchronized void begin(Duration asked, Instant now) {
        Duration most = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        if (most.compareTo(left(now)) > 0) {
            since = now;
            length = most;
        }
    }

    /** How long a request has to wait, by our clock; zero for not at all. */
    public synchronized Duration left(boolean isFirstInLine, Instant now) {
        if (length.isZero()) {
            return Duration.ZERO;
        }
        Duration left = left(now).plus(isFirstInLine ? Duration.ZERO : HEAD_START);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration left(Instant now) {
        if (now.isBefore(since)) {
            since = now; // Our clock was set back: it counts from here, not from a moment that is far off again.
        }
        return length.minus(Duration.between(since, now));
    }
}
