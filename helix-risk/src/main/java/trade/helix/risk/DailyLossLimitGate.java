package trade.helix.risk;

import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

/** The day's realised loss has not reached its limit, a share of the equity at 00:00 UTC. Reason {@code daily_loss_limit}. */
final class DailyLossLimitGate implements RiskGate {
    private static final GateId ID = new GateId("daily-loss-limit");

    private final Ratio most;
    private final String share;

    DailyLossLimitGate(Ratio most) {
        new Limits(DailyLossLimitGate.class).share("most", most).check();
        this.most = most;
        this.share = "most " + most;
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
        LossFigures losses = context.losses();
        Money limit = losses.dayStartEquity().times(most);
        Money lost = losses.lossToday();
        // Who started the day with nothing and lost nothing has not reached a limit: other gates say what is wrong.
        boolean reached = lost.isPositive() && !lost.isBelow(limit);
        return Verdict.of(
                !reached,
                ReasonCode.DAILY_LOSS_LIMIT,
                "below " + limit + " lost",
                lost + " lost",
                "day " + losses.day(),
                "day-start equity " + losses.dayStartEquity(),
                share);
    }
}
