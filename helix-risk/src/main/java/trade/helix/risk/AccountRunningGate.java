package trade.helix.risk;

import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** The account takes entries: it is neither halted nor killed. Reason {@code account_halted}. */
final class AccountRunningGate implements RiskGate {
    private static final GateId ID = new GateId("account-running");

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
        return Verdict.of(
                context.status().isRunning(),
                ReasonCode.ACCOUNT_HALTED,
                "running",
                context.status().toString(),
                "account " + proposal.account());
    }
}
