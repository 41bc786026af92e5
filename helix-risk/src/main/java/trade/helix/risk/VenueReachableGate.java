package trade.helix.risk;

import java.time.Duration;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** The venue has answered lately. Reason {@code exchange_unreachable}. */
final class VenueReachableGate implements RiskGate {
    private static final GateId ID = new GateId("venue-reachable");

    private final Duration longest;
    private final String limit;

    VenueReachableGate(Duration longest) {
        new Limits(VenueReachableGate.class).aboveZero("longest", longest).check();
        this.longest = longest;
        this.limit = "answered at most " + Limits.seconds(longest) + " ago";
    }

    @Override
    public GateId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.BEFORE_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        Duration age = Duration.between(context.reachableAt(), context.now());
        return Verdict.of(
                age.compareTo(longest) <= 0,
                ReasonCode.EXCHANGE_UNREACHABLE,
                limit,
                Limits.seconds(age) + " ago",
                "answered at " + context.reachableAt());
    }
}
