package trade.helix.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
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
    private final String limit;

    OpenTradesGate(int most) {
        new Limits(OpenTradesGate.class)
                .aboveZero("most", BigDecimal.valueOf(most))
                .check();
        this.most = most;
        this.limit = "at most " + most + " open";
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
        List<String> held = new ArrayList<>();
        for (Exposure each : context.exposures()) {
            held.add(each.symbol() + " " + each.notional());
        }
        return Verdict.of(
                held.size() < most,
                ReasonCode.POSITION_ALREADY_OPEN,
                limit,
                held.size() + " open",
                held.toArray(String[]::new));
    }
}
