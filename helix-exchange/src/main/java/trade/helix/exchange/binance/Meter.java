package trade.helix.exchange.binance;

import java.time.Duration;
import java.time.Instant;

/** How much of one limit is used in the interval that runs: our own count, corrected by what answers tell. Thread-safe. */
final class Meter {
    private final RateLimit limit;
    private long interval;
    private long used;

    Meter(RateLimit limit) {
        this.limit = limit;
    }

    /** How long until there is room for so much; zero if there is now. */
    synchronized Duration wait(int points, Cost.Rank rank, Instant now) {
        turn(now);
        return rank.allows(used + points, limit.most())
                ? Duration.ZERO
                : limit.interval()
                        .minusMillis(Math.floorMod(
                                now.toEpochMilli(), limit.interval().toMillis()));
    }

    synchronized void count(int points, Instant now) {
        turn(now);
        used += points;
    }

    synchronized void uncount(int points, Instant now) {
        turn(now);
        used = Math.max(0, used - points);
    }

    /**
     * What an answer told. It knows nothing of requests that are still under way, so weight is not lowered by it; orders
     * are, for a fill takes them off.
     */
    synchronized void told(long count, Instant now) {
        turn(now);
        used = limit.kind() == RateLimit.Kind.ORDERS ? count : Math.max(used, count);
    }

    private void turn(Instant now) {
        long current = Math.floorDiv(now.toEpochMilli(), limit.interval().toMillis());
        if (current != interval) {
            interval = current;
            used = 0;
        }
    }
}
