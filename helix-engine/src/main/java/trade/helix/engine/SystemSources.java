package trade.helix.engine;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The only place where Helix takes time and randomness from the system. Everything else is given them. */
final class SystemSources {
    private SystemSources() {}

    static InstantSource time() {
        return InstantSource.system();
    }

    static RandomGenerator random() {
        return new SecureRandom();
    }
}
