package trade.helix.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import trade.helix.simulator.wire.Endpoint;

/** The faults that are armed. Not thread-safe: the simulator's lock guards it. */
public final class FaultPlan {
    private final Random random;
    private final List<Armed> armed = new ArrayList<>();

    /**
     * No faults yet.
     *
     * @param seed decides which requests a probability hits
     */
    public FaultPlan(long seed) {
        random = new Random(seed);
    }

    /**
     * Arms a fault.
     *
     * @param fault what is to fail
     */
    public void arm(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** Disarms all faults. */
    public void clear() {
        armed.clear();
    }

    /**
     * The faults that can still strike, or have.
     *
     * @return a copy, in the order of arming
     */
    public List<State> states() {
        return armed.stream().map(each -> new State(each.fault, each.struck)).toList();
    }

    /**
     * Decides what befalls a request: at most one latency, one wrong clock and one other fault, the first armed first.
     *
     * @param venue the venue's name
     * @param endpoint what the request is for
     * @param account the API key that it claims
     * @return the faults that strike; each counts as used
     */
    public List<Fault> strike(String venue, Endpoint endpoint, String account) {
        List<Fault> struck = new ArrayList<>();
        for (Armed each : armed) {
            boolean taken = struck.stream()
                    .anyMatch(fault -> fault.kind().rank() == each.fault.kind().rank());
            if (!taken
                    && each.fault.kind().befalls(endpoint)
                    && each.fault.matches(venue, endpoint, account)
                    && each.strikes(random)) {
                struck.add(each.fault);
            }
        }
        return struck;
    }

    /**
     * Decides how often an event is sent.
     *
     * @param venue the venue's name
     * @param endpoint what the event is about
     * @param account the API key that it is for
     * @param fill whether it tells of a fill
     * @return 0, 1 or 2; the first armed fault decides, and counts as used
     */
    public int copies(String venue, Endpoint endpoint, String account, boolean fill) {
        for (Armed each : armed) {
            FaultKind kind = each.fault.kind();
            boolean possible = kind.befallsEvents(endpoint) && (kind == FaultKind.LOST_EVENT || fill);
            if (possible && each.fault.matches(venue, endpoint, account) && each.strikes(random)) {
                return kind == FaultKind.LOST_EVENT ? 0 : 2;
            }
        }
        return 1;
    }

    /**
     * A fault and its count.
     *
     * @param fault what is armed
     * @param struck how often it has struck
     */
    public record State(Fault fault, int struck) {}

    private static final class Armed {
        private final Fault fault;
        private int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        boolean strikes(Random random) {
            boolean left = fault.times().isEmpty() || struck < fault.times().getAsInt();
            if (left && random.nextDouble() < fault.probability()) {
                struck++;
                return true;
            }
            return false;
        }
    }
}
