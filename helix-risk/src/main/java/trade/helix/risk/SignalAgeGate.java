package trade.helix.risk;

import java.time.Duration;
import java.time.Instant;
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
 * The sender sent the signal lately: not longer ago than a limit, and not in the future beyond a tolerance for clocks that
 * differ. A signal without the sender's time is vetoed. Reason {@code signal_age}. Immutable.
 *
 * @param longest how long ago it may have been sent; above 0
 * @param tolerance how far in the future its time may lie; 0 or above
 */
public record SignalAgeGate(Duration longest, Duration tolerance) implements RiskGate {
    /** How far clocks may differ unless told otherwise: 5 s. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofSeconds(5);

    private static final GateId ID = new GateId("signal-age");

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public SignalAgeGate {
        new Limits(SignalAgeGate.class)
                .aboveZero("longest", longest)
                .zeroOrAbove("tolerance", tolerance)
                .check();
    }

    /**
     * With the {@linkplain #DEFAULT_TOLERANCE usual tolerance}.
     *
     * @param longest how long ago it may have been sent; above 0
     */
    public SignalAgeGate(Duration longest) {
        this(longest, DEFAULT_TOLERANCE);
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
        String limit = "sent at most " + Limits.seconds(longest) + " ago and " + Limits.seconds(tolerance) + " ahead";
        String now = "now " + context.now();
        Instant sent = proposal.signal().sentAt().orElse(null);
        if (sent == null) {
            return Verdict.veto(ReasonCode.SIGNAL_AGE, limit, "no time given", now);
        }
        Duration age = Duration.between(sent, context.now());
        return Verdict.of(
                age.compareTo(longest) <= 0 && age.compareTo(tolerance.negated()) >= 0,
                ReasonCode.SIGNAL_AGE,
                limit,
                age.isNegative() ? Limits.seconds(age.negated()) + " ahead" : Limits.seconds(age) + " ago",
                "sent at " + sent,
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
            GateSetting<Duration> longest = settings.duration("longest");
            GateSetting<Duration> tolerance = settings.duration("tolerance").orElse(DEFAULT_TOLERANCE);
            return settings.make(() -> new SignalAgeGate(longest.value(), tolerance.value()), longest, tolerance);
        }
    }
}
