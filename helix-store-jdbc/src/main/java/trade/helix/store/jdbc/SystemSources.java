package trade.helix.store.jdbc;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The only place where the store takes time and randomness from the system. */
final class SystemSources {
    private SystemSources() {}

    static InstantSource time() {
        return InstantSource.system();
    }

    static RandomGenerator random() {
        return new SecureRandom();
    }
}
