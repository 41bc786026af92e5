package trade.helix.risk;

import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** The venue takes orders for the symbol now. Reason {@code pair_not_available}. */
final class PairAvailableGate implements RiskGate {
    private static final GateId ID = new GateId("pair-available");

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
        boolean tradable = proposal.instrument().tradable();
        return Verdict.of(
                tradable,
                ReasonCode.PAIR_NOT_AVAILABLE,
                "trading",
                tradable ? "trading" : "not trading",
                "symbol " + proposal.instrument().symbol(),
                "at the venue " + proposal.instrument().nativeName());
    }
}
