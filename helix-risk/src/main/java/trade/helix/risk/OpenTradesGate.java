package trade.helix.risk;

import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** No more trades of the account are open, in flight or unknown than allowed. Reason {@code position_already_open}. */
final class OpenTradesGate implements RiskGate {
    private final int most;

    OpenTradesGate(int most) {
        this.most = most;
    }

    @Override
    public GateId id() {
        return new GateId("open-trades");
    }

    @Override
    public Phase phase() {
        return Phase.BEFORE_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        int open = context.exposures().size();
        return Verdict.of(open < most, ReasonCode.POSITION_ALREADY_OPEN, "at most " + most + " open", open + " open");
    }
}
