package trade.helix.integration.crash;

import java.time.Duration;

/** Real time, whatever the clock says. */
final class Stopwatch {
    private final long start = System.nanoTime();

    boolean isPast(Duration time) {
        return System.nanoTime() - start > time.toNanos();
    }
}
