package trade.helix.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The venues' clock, which a fault may put wrong while a request is served. Used under the simulator's lock. */
final class Skew implements InstantSource {
    private final InstantSource clock;
    private Duration offset = Duration.ZERO;

    Skew(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(offset);
    }

    <T> T during(Duration wrong, Supplier<T> work) {
        offset = wrong;
        try {
            return work.get();
        } finally {
            offset = Duration.ZERO;
        }
    }
}
