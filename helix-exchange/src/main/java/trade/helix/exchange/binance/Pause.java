package trade.helix.exchange.binance;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which the venue wants nothing. What ends or protects a trade is first in line after it: everything else waits
 * a second more. Thread-safe.
 */
final class Pause {
    private static final Duration HEAD_START = Duration.ofSeconds(1);
    /** The longest ban that Binance's documents name. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private Instant since = Instant.EPOCH;
    private Duration length = Duration.ZERO;

    synchronized void begin(Duration asked, Instant now) {
        Duration most = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        if (most.compareTo(left(now)) > 0) {
            since = now;
            length = most;
        }
    }

    synchronized Duration left(Cost.Rank rank, Instant now) {
        if (length.isZero()) {
            return Duration.ZERO;
        }
        Duration left = left(now).plus(isInLine(rank) ? HEAD_START : Duration.ZERO);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean isInLine(Cost.Rank rank) {
        return rank == Cost.Rank.ORDINARY || rank == Cost.Rank.WATCH;
    }

    private Duration left(Instant now) {
        if (now.isBefore(since)) {
            since = now; // Our clock was set back: it counts from here, not from a moment that is far off again.
        }
        return length.minus(Duration.between(since, now));
    }
}
