package trade.helix.webhook;

import java.time.InstantSource;

/** The only place where the webhook takes time from the system. */
final class SystemSources {
    private SystemSources() {}

    static InstantSource time() {
        return InstantSource.system();
    }
}
