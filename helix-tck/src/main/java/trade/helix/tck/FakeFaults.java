package trade.helix.tck;

import java.util.ArrayList;
import java.util.List;

/** The faults that are armed. Thread-safe. */
final class FakeFaults {
    private final List<VenueFault> armed = new ArrayList<>();

    synchronized void arm(VenueFault fault) {
        armed.add(fault);
    }

    /** Whether this fault strikes now; it is used up then. */
    synchronized boolean strikes(VenueFault fault) {
        return armed.remove(fault);
    }
}
