package trade.helix.risk;

import java.math.BigDecimal;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;

/** The equity is worth trading with. Reason {@code balance_below_minimum}. */
final class MinBalanceGate implements RiskGate {
    private static final GateId ID = new GateId("min-balance");

    private final BigDecimal least;

    MinBalanceGate(BigDecimal least) {
        new Limits(MinBalanceGate.class).zeroOrAbove("least", least).check();
        this.least = least;
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
        Money limit = new Money(least, context.equity().asset());
        return Verdict.of(
                !context.equity().isBelow(limit),
                ReasonCode.BALANCE_BELOW_MINIMUM,
                "at least " + limit,
                context.equity().toString());
    }
}
