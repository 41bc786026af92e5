package trade.helix.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.Sizing;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * Sizes every trade to the same value: notional / ask. With 5,000 and an ask of 60,000, that is 0.0833 units. What a trade
 * may lose then depends on its stop alone. Immutable.
 */
public final class FixedNotionalSizer implements PositionSizer {
    private static final int DIGITS = 18;

    private final BigDecimal notional;

    /**
     * Sizes by a value.
     *
     * @param notional quote units, above 0
     * @throws IllegalArgumentException if it is out of its range
     */
    public FixedNotionalSizer(BigDecimal notional) {
        new Limits(FixedNotionalSizer.class).aboveZero("notional", notional).check();
        this.notional = notional;
    }

    @Override
    public Sizing size(EntryProposal proposal, RiskContext context) {
        Symbol symbol = proposal.instrument().symbol();
        Price ask = proposal.quote().ask();
        Quantity size = new Quantity(notional.divide(ask.value(), DIGITS, RoundingMode.DOWN));
        return Sizing.of(
                size,
                List.of("standard: notional " + notional.toPlainString() + " " + symbol.quote() + " / " + ask + " = "
                        + size + " " + symbol.base()));
    }
}
