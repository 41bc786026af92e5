package trade.helix.exchange.internal;

import java.time.Duration;

/** The same patience as always, for tests that have none. */
public final class QuickStreams {
    private QuickStreams() {}

    /** Everything in a fraction of a second; connections live for an hour. */
    public static StreamSettings settings() {
        return with(Duration.ofMillis(1200), Duration.ofHours(1));
    }

    public static StreamSettings with(Duration silence, Duration life) {
        return new StreamSettings(
                silence,
                Duration.ofSeconds(3),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                life,
                Duration.ofMillis(50),
                Duration.ofMillis(300),
                10_000,
                Duration.ofMinutes(1));
    }
}
