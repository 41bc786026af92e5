package trade.helix.risk;

import java.util.Objects;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.Sizing;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * What the sizer said.
 *
 * @param sizing the size, or why there is none
 * @param reason the reason if there is none
 * @param halfLoss what half of the size can lose; zero if there is none
 */
record StandardSize(Sizing sizing, ReasonCode reason, Money halfLoss) {
    private static final Ratio HALF = Ratio.ofFraction("0.5");

    /** Asks the sizer. One that fails, or says what nobody can reckon with, has given no size: a rejection of its own. */
    static StandardSize of(PositionSizer sizer, EntryProposal proposal, RiskContext context, WorstCase worst) {
        Money none = Money.zero(proposal.instrument().symbol().quote());
        try {
            Sizing sizing = Objects.requireNonNull(sizer.size(proposal, context), "no sizing");
            Quantity size = sizing.quantity().orElse(null);
            Quantity step = proposal.instrument().quantityStep();
            Money halfLoss = size == null ? none : worst.loss(size.times(HALF).floorTo(step));
            return new StandardSize(sizing, ReasonCode.NOT_COMPUTABLE, halfLoss);
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError: a class that the sizer needs is missing.
            return new StandardSize(Sizing.notComputable("the sizer failed: " + e), ReasonCode.SIZER_FAILED, none);
        }
    }
}
