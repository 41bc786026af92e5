package trade.helix.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** A clock that stands until somebody moves it. Thread-safe. */
public final class FakeTime implements InstantSource {
    private volatile Instant now;

    /**
     * A clock that shows a moment.
     *
     * @param start what it shows first
     */
    public FakeTime(Instant start) {
        now = Objects.requireNonNull(start, "start");
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves it.
     *
     * @param time how far; below zero is back
     */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
