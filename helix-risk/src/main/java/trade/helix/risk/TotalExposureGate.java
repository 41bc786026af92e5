package trade.helix.risk;

import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateSetting;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Ratio;

/**
 * All that is open, in flight or unknown in the same quote asset, and this entry at its worst price, stay below a share of the
 * equity in it; one equity for each quote asset, so others have no part in either. Reason
 * {@code total_exposure}. Immutable.
 *
 * @param most largest notional as a fraction of the equity, 0.25 is 25 %; above 0, at most 1
 * @param entryAllowance fraction by which the entry may fill worse than the ask, as in {@link RiskSettings}; 0 or above,
 *     below 1
 */
public record TotalExposureGate(Ratio most, Ratio entryAllowance) implements RiskGate {
    private static final GateId ID = new GateId("total-exposure");

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public TotalExposureGate {
        new Limits(TotalExposureGate.class)
                .share("most", most)
                .allowance("entryAllowance", entryAllowance)
                .check();
    }

    /**
     * With an entry allowance of 0.2 %, that of {@link RiskSettings#defaults()}.
     *
     * @param most largest notional as a fraction of the equity; above 0, at most 1
     */
    public TotalExposureGate(Ratio most) {
        this(most, OpenNotional.DEFAULT_ALLOWANCE);
    }

    @Override
    public GateId id() {
        return ID;
    }

    @Override
    public Phase phase() {
        return Phase.AFTER_SIZE;
    }

    @Override
    public Verdict check(EntryProposal proposal, RiskContext context) {
        Asset quote = proposal.instrument().symbol().quote();
        return new OpenNotional(proposal, context, entryAllowance)
                .verdict(
                        most,
                        ReasonCode.TOTAL_EXPOSURE,
                        each -> each.symbol().quote().equals(quote));
    }

    /** Makes the gate by name. Thread-safe. */
    public static final class Provider implements RiskGateProvider {
        /** For {@code ServiceLoader}. */
        public Provider() {}

        @Override
        public String id() {
            return ID.value();
        }

        @Override
        public RiskGate create(GateSettings settings) {
            GateSetting<Ratio> most = settings.percent("most");
            GateSetting<Ratio> allowance = settings.percent("entry-allowance").orElse(OpenNotional.DEFAULT_ALLOWANCE);
            return settings.make(() -> new TotalExposureGate(most.value(), allowance.value()), most, allowance);
        }
    }
}
