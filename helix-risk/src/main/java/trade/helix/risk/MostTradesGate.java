package trade.helix.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import trade.helix.api.risk.Activity;
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

/**
 * Fewer entries than a limit were made in the UTC day. A count of another day cannot be judged and is a veto. Reason
 * {@code too_many_trades}. Immutable.
 *
 * @param most entries in a UTC day, this one included; above 0
 */
public record MostTradesGate(int most) implements RiskGate {
    private static final GateId ID = new GateId("most-trades");

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public MostTradesGate {
        new Limits(MostTradesGate.class)
                .aboveZero("most", BigDecimal.valueOf(most))
                .check();
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
        Activity activity = context.activity();
        LocalDate today = LocalDate.ofInstant(context.now(), ZoneOffset.UTC);
        return Verdict.of(
                activity.day().equals(today) && activity.entries() < most,
                ReasonCode.TOO_MANY_TRADES,
                "at most " + most + " on " + today + ", this one included",
                activity.entries() + " made on " + activity.day(),
                "now " + context.now());
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
            GateSetting<Integer> most = settings.integer("most");
            return settings.make(() -> new MostTradesGate(most.value()), most);
        }
    }
}
