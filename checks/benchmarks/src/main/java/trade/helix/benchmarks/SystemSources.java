package trade.helix.benchmarks;

import java.time.InstantSource;

/** The one place of the benchmarks that asks the system for time. */
final class SystemSources {
    private SystemSources() {}

    static InstantSource time() {
        return InstantSource.system();
    }

    static long nanos() {
        return System.nanoTime();
    }
}
