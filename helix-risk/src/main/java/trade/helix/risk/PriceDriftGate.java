package trade.helix.risk;

import java.math.BigDecimal;
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
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;

/**
 * The live ask is near the sender's price, above or below it. A signal without a price is vetoed. Reason
 * {@code price_drift}. Immutable.
 *
 * @param most largest distance as a fraction of the sender's price, 0.005 is 0.5 %; above 0, at most 1
 */
public record PriceDriftGate(Ratio most) implements RiskGate {
    private static final GateId ID = new GateId("price-drift");

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public PriceDriftGate {
        new Limits(PriceDriftGate.class).share("most", most).check();
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
        Price ask = proposal.quote().ask();
        String limit = "at most " + most + " either way";
        String input = "ask " + ask;
        Price price = proposal.signal().price().orElse(null);
        if (price == null) {
            return Verdict.veto(ReasonCode.PRICE_DRIFT, limit, "no price given", input);
        }
        // Multiplied, not divided: a rounded share could read as the limit itself.
        BigDecimal allowed = price.value().multiply(most.fraction());
        boolean near = ask.value().subtract(price.value()).abs().compareTo(allowed) <= 0;
        return Verdict.of(
                near, ReasonCode.PRICE_DRIFT, limit, price.distanceTo(ask).toString(), "signal price " + price, input);
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
            return settings.make(() -> new PriceDriftGate(most.value()), most);
        }
    }
}
