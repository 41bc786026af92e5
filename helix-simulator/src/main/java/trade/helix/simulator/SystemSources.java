package trade.helix.simulator;

import java.time.InstantSource;

/** The only place where the simulator takes time from the system. */
final class SystemSources {
    private SystemSources() {}

    static InstantSource time() {
        return InstantSource.system();
    }
}
