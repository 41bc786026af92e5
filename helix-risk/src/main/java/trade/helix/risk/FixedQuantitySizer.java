package trade.helix.risk;

import java.util.List;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.Sizing;
import trade.helix.api.value.Quantity;

/** Sizes every trade to the same quantity, whatever it is worth. Immutable. */
public final class FixedQuantitySizer implements PositionSizer {
    private final Quantity quantity;

    /**
     * Sizes by a quantity.
     *
     * @param quantity base units, above 0
     * @throws IllegalArgumentException if it is out of its range
     */
    public FixedQuantitySizer(Quantity quantity) {
        new Limits(FixedQuantitySizer.class)
                .aboveZero("quantity", quantity.value())
                .check();
        this.quantity = quantity;
    }

    @Override
    public Sizing size(EntryProposal proposal, RiskContext context) {
        return Sizing.of(
                quantity,
                List.of("standard: " + quantity + " "
                        + proposal.instrument().symbol().base() + ", fixed"));
    }
}
