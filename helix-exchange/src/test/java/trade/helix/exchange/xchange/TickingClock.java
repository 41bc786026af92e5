package trade.helix.exchange.xchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on by a millisecond with each look: XChange tells what comes at one time in no certain order. */
final class TickingClock implements InstantSource {
    private Instant now;

    TickingClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plusMillis(1);
        return now;
    }

    synchronized void advance(Duration step) {
        now = now.plus(step);
    }
}
