package trade.helix.risk;

import java.math.BigDecimal;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;

/** No more trades of the account are open, in flight or unknown than allowed. Reason {@code position_already_open}. */
final class OpenTradesGate implements RiskGate {
    private static final GateId ID = new GateId("open-trades");

    private final int most;

    OpenTradesGate(int most) {
        new Limits(OpenTradesGate.class)
                .aboveZero("most", BigDecimal.valueOf(most))
                .check();
        this.most = most;
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
        int open = context.exposures().size();
        return Verdict.of(
                open < most,
                ReasonCode.POSITION_ALREADY_OPEN,
                "at most " + most + " open",
                open + " open",
                context.exposures().stream()
                        .map(each -> each.symbol() + " " + each.notional())
                        .toArray(String[]::new));
    }
}
