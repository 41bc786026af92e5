package trade.helix.risk;

import java.time.Duration;
import java.time.Instant;
import trade.helix.api.market.Symbol;
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
 * The latest stop-out of the same symbol is some time ago. A stop-out in the future cannot be judged and is a veto. Reason
 * {@code cool_down}. Immutable.
 *
 * @param shortest least time between a stop-out and the next entry; above 0
 */
public record CoolDownGate(Duration shortest) implements RiskGate {
    private static final GateId ID = new GateId("cool-down");

    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public CoolDownGate {
        new Limits(CoolDownGate.class).aboveZero("shortest", shortest).check();
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
        Symbol symbol = proposal.instrument().symbol();
        String limit = "at least " + Limits.seconds(shortest) + " after a stop-out of " + symbol;
        String now = "now " + context.now();
        Instant stop = context.activity().lastStops().get(symbol);
        if (stop == null) {
            return Verdict.pass(limit, "no stop-out", now);
        }
        Duration since = Duration.between(stop, context.now());
        return Verdict.of(
                since.compareTo(shortest) >= 0,
                ReasonCode.COOL_DOWN,
                limit,
                Limits.seconds(since) + " after it",
                "stopped out at " + stop,
                now);
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
            GateSetting<Duration> shortest = settings.duration("shortest");
            return settings.make(() -> new CoolDownGate(shortest.value()), shortest);
        }
    }
}
