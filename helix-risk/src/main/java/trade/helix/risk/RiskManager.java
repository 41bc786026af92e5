package trade.helix.risk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Sizing;
import trade.helix.api.risk.Trace;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * Decides on entries: gates that need no size, then the size with its caps, then gates that judge the size. The first
 * veto in declared order decides; the trace lists every gate that could be asked. Pure and thread-safe.
 */
public final class RiskManager {
    private static final Ratio HALF = Ratio.ofFraction("0.5");

    private final RiskSettings settings;
    private final List<RiskGate> gates;
    private final PositionSizer sizer;

    private RiskManager(RiskSettings settings, List<RiskGate> gates, PositionSizer sizer) {
        this.settings = settings;
        this.gates = List.copyOf(gates);
        this.sizer = sizer;
    }

    /**
     * The standard gates and a size by fixed fraction.
     *
     * @param settings the limits
     * @return the risk manager
     */
    public static RiskManager standard(RiskSettings settings) {
        return builder(settings).gates(StandardGates.of(settings)).build();
    }

    /**
     * Starts with no gate at all.
     *
     * @param settings the limits
     * @return a builder
     */
    public static Builder builder(RiskSettings settings) {
        return new Builder(settings);
    }

    /** {@return the limits} */
    public RiskSettings settings() {
        return settings;
    }

    /**
     * Decides on an entry.
     *
     * @param proposal what would be done, not sized yet
     * @param context what is known
     * @return approved with its proof, or rejected with its reason; the trace in both cases
     */
    public RiskDecision evaluate(EntryProposal proposal, RiskContext context) {
        List<GateResult> results = new ArrayList<>(ask(Phase.BEFORE_SIZE, proposal, context));
        Sizing standard = sizer.size(proposal, context);
        Optional<GateResult> early = firstVeto(results);
        if (standard.quantity().isEmpty()) {
            Trace trace = new Trace(results, standard.steps());
            return early.map(veto -> rejected(veto, trace))
                    .orElseGet(() -> new RiskDecision.Rejected(
                            ReasonCode.NOT_COMPUTABLE, String.join("; ", standard.steps()), trace));
        }
        return sized(proposal, context, results, early.orElse(null), standard);
    }

    private RiskDecision sized(
            EntryProposal proposal,
            RiskContext context,
            List<GateResult> results,
            @Nullable GateResult early,
            Sizing standard) {
        Quantity standardSize = standard.quantity().orElseThrow();
        WorstCase worst = new WorstCase(proposal, settings);
        LossBudget budget = new LossBudget(settings, context);
        SizeCaps caps = new SizeCaps(proposal, worst, budget, context, standardSize);
        EntryProposal sized = proposal.withSize(caps.apply());
        List<String> steps = new ArrayList<>(standard.steps());
        steps.addAll(caps.steps());
        Money reserved = worst.loss(sized.size());
        steps.add("reserved: " + reserved + " lost at worst");

        // Gates that judge the size come after the budget, so a size that the budget made tiny has the budget's reason.
        GateResult tooSmall = budgetResult(worst, budget, standardSize);
        results.add(tooSmall);
        results.addAll(ask(Phase.AFTER_SIZE, sized, context));
        Trace trace = new Trace(results, steps);
        if (early != null) {
            return rejected(early, trace);
        }
        return firstVeto(results)
                .map(veto -> rejected(veto, trace))
                .orElseGet(() -> new RiskDecision.Approved(new Approval(sized, reserved), trace));
    }

    private GateResult budgetResult(WorstCase worst, LossBudget budget, Quantity standardSize) {
        Money needed = worst.loss(standardSize.times(HALF));
        boolean lossAlone = budget.dailyWithoutReservations().isBelow(needed);
        Verdict verdict = Verdict.of(
                !budget.headRoom().isBelow(needed),
                lossAlone ? ReasonCode.DAILY_LOSS_LIMIT : ReasonCode.LOSS_BUDGET_EXHAUSTED,
                "at least " + needed + " left for half a standard trade",
                budget.headRoom() + " left (" + budget + ")");
        return new GateResult(new GateId("loss-budget"), Phase.AFTER_SIZE, verdict);
    }

    private List<GateResult> ask(Phase phase, EntryProposal proposal, RiskContext context) {
        return gates.stream()
                .filter(gate -> gate.phase() == phase)
                .map(gate -> new GateResult(gate.id(), phase, verdict(gate, proposal, context)))
                .toList();
    }

    /** A gate that fails has not approved: whatever it throws is a veto with its own reason. */
    private static Verdict verdict(RiskGate gate, EntryProposal proposal, RiskContext context) {
        try {
            return Objects.requireNonNull(gate.check(proposal, context), "verdict");
        } catch (RuntimeException e) {
            return Verdict.veto(ReasonCode.GATE_FAILED, "an answer", e.toString());
        }
    }

    private static Optional<GateResult> firstVeto(List<GateResult> results) {
        return results.stream().filter(result -> !result.verdict().passed()).findFirst();
    }

    private static RiskDecision rejected(GateResult veto, Trace trace) {
        Verdict verdict = veto.verdict();
        return new RiskDecision.Rejected(
                verdict.reason().orElseThrow(), "limit " + verdict.limit() + ", actual " + verdict.actual(), trace);
    }

    /** Collects gates in the order in which they decide; not for use by several threads. */
    public static final class Builder {
        private final RiskSettings settings;
        private final List<RiskGate> gates = new ArrayList<>();
        private PositionSizer sizer;

        private Builder(RiskSettings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            this.sizer = new FixedFractionSizer(settings.riskPerTrade());
        }

        /**
         * Adds a gate after those that are there.
         *
         * @param gate the gate
         * @return this
         */
        public Builder gate(RiskGate gate) {
            gates.add(Objects.requireNonNull(gate, "gate"));
            return this;
        }

        /**
         * Adds gates after those that are there.
         *
         * @param more the gates, such as {@link StandardGates}
         * @return this
         */
        public Builder gates(List<RiskGate> more) {
            more.forEach(this::gate);
            return this;
        }

        /**
         * Replaces the sizer.
         *
         * @param value default {@link FixedFractionSizer} with the settings' risk
         * @return this
         */
        public Builder sizer(PositionSizer value) {
            this.sizer = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Puts the parts together.
         *
         * @return the risk manager
         * @throws IllegalArgumentException if there is no gate, or two have the same id
         */
        public RiskManager build() {
            if (gates.isEmpty()) {
                throw new IllegalArgumentException(
                        "No gate is configured, which would approve everything: start from StandardGates.");
            }
            Set<GateId> seen = new HashSet<>();
            for (RiskGate gate : gates) {
                if (!seen.add(gate.id())) {
                    throw new IllegalArgumentException("Two gates are named " + gate.id() + ": rename or remove one.");
                }
            }
            return new RiskManager(settings, gates, sizer);
        }
    }
}
