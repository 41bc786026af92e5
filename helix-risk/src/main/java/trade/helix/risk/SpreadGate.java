package trade.helix.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import trade.helix.api.value.Ratio;

/**
 * Bid and ask are close: their distance is at most a share of the mid, which is half their sum. Reason
 * {@code spread_too_wide}. Immutable.
 *
 * @param most largest (ask - bid) as a fraction of the mid, 0.001 is 0.1 %; above 0, at most 1
 */
public record SpreadGate(Ratio most) implements RiskGate {
    private static final GateId ID = new GateId("spread");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int DIGITS = 12;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public SpreadGate {
        new Limits(SpreadGate.class).share("most", most).check();
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
        BigDecimal bid = proposal.quote().bid().value();
        BigDecimal ask = proposal.quote().ask().value();
        BigDecimal mid = ask.add(bid).divide(TWO);
        BigDecimal spread = ask.subtract(bid);
        return Verdict.of(
                spread.compareTo(mid.multiply(most.fraction())) <= 0,
                ReasonCode.SPREAD_TOO_WIDE,
                "at most " + most + " of the mid",
                new Ratio(spread.divide(mid, DIGITS, RoundingMode.UP)) + " of the mid",
                "bid " + proposal.quote().bid(),
                "ask " + proposal.quote().ask());
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
            return settings.make(() -> new SpreadGate(most.value()), most);
        }
    }
}
