package trade.helix.simulator.kraken;

import java.time.Duration;
import java.time.Instant;

/** A count that falls with time. */
final class Counter {
    private static final long MICROS = 1_000_000;
    private static final long LONGEST_SECONDS = 100_000;

    private final long most;
    private final long thousandthsPerSecond;
    private long micros;
    private Instant countedAt = Instant.MIN;

    Counter(long most, long thousandthsPerSecond) {
        this.most = most * MICROS;
        this.thousandthsPerSecond = thousandthsPerSecond;
    }

    boolean hasRoomFor(long cost, Instant now) {
        decay(now);
        return micros + cost * MICROS <= most;
    }

    void add(long cost, Instant now) {
        decay(now);
        micros += cost * MICROS;
    }

    private void decay(Instant now) {
        if (countedAt.isBefore(now.minusSeconds(LONGEST_SECONDS))) {
            micros = 0;
        } else {
            long millis = Math.max(0, Duration.between(countedAt, now).toMillis());
            micros = Math.max(0, micros - millis * thousandthsPerSecond);
        }
        countedAt = now;
    }
}
