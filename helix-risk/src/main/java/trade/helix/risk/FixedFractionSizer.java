package trade.helix.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.Sizing;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * Sizes a trade so that it loses a fixed fraction of the equity at its stop, fees and slippage aside: equity x risk /
 * (price - stop).
 *
 * <p>With an equity of 10,000, 1 % risk, a price of 60,000 and a stop 2 % below it, that is 100 / 1,200 = 0.0833 units,
 * worth 5,000.
 */
public final class FixedFractionSizer implements PositionSizer {
    private static final int DIGITS = 18;

    private final Ratio risk;

    /**
     * Sizes by a fraction of the equity.
     *
     * @param risk fraction of the equity; above 0, at most 1
     * @throws IllegalArgumentException if it is out of its range
     */
    public FixedFractionSizer(Ratio risk) {
        new Limits(FixedFractionSizer.class).share("risk", risk).check();
        this.risk = risk;
    }

    @Override
    public Sizing size(EntryProposal proposal, RiskContext context) {
        Money atRisk = context.equity().times(risk);
        if (!atRisk.isPositive()) {
            return Sizing.notComputable("equity " + context.equity() + " leaves nothing to risk");
        }
        BigDecimal distance =
                proposal.quote().ask().value().subtract(proposal.stop().value());
        Quantity size = new Quantity(atRisk.amount().divide(distance, DIGITS, RoundingMode.DOWN));
        return Sizing.of(
                size,
                List.of("standard: equity " + context.equity() + " x " + risk + " = " + atRisk + " at risk / ("
                        + proposal.quote().ask() + " - stop " + proposal.stop() + ") = " + size + " "
                        + proposal.instrument().symbol().base()));
    }
}
