package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A counter of the venue as we keep it: it rises with each request and falls with time. Whole millionths of a point, so
 * that nothing is lost to rounding. Thread-safe.
 */
final class LeakyCounter {
    private static final long POINT = 1_000_000;

    private final InstantSource clock;
    private final long most;
    private final long fallPerMilli;
    private long level;
    private Instant last;

    /**
     * An empty one.
     *
     * @param most the venue's limit, in points
     * @param fallPerSecond in thousandths of a point
     */
    LeakyCounter(InstantSource clock, int most, int fallPerSecond) {
        this.clock = clock;
        this.most = most * POINT;
        this.fallPerMilli = fallPerSecond;
        this.last = clock.instant();
    }

    /**
     * Counts a request, if there is room for it.
     *
     * @param points what it costs
     * @param fifths how much of the limit it may use, 1 to 5
     * @return zero if it was counted, else how long until there is room
     */
    Duration take(int points, int fifths) {
        return take(points, fifths, 0);
    }

    /** The same, of a request that is of no use unless some more points fit after it. */
    synchronized Duration take(int points, int fifths, int more) {
        fall();
        long over = level + (points + more) * POINT - most * fifths / 5;
        if (over > 0) {
            return Duration.ofMillis((over + fallPerMilli - 1) / fallPerMilli);
        }
        level += points * POINT;
        return Duration.ZERO;
    }

    /** Counts a request that leaves whatever the level. */
    synchronized void count(int points) {
        fall();
        level = Math.min(most, level + points * POINT);
    }

    /** The venue says that its own is full. */
    synchronized void fill() {
        fall();
        level = most;
    }

    private void fall() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
            long millis = Math.min(Duration.between(last, now).toMillis(), most / fallPerMilli + 1);
            level = Math.max(0, level - millis * fallPerMilli);
        }
        last = now; // Also after a step backwards: what fell before it is not counted twice, and nothing waits for
        // ever.
    }
}
