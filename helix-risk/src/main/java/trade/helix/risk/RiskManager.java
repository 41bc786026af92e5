package trade.helix.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import trade.helix.api.provider.ProviderException;
import trade.helix.api.provider.Providers;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.risk.Trace;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/**
 * Decides on entries: gates that need no size, then the size with its caps, then gates that judge the size. The first
 * veto in declared order decides; the trace lists every gate that could be asked. A sizer that fails is a rejection with
 * {@code sizer_failed}. Pure and thread-safe.
 */
public final class RiskManager {
    private static final GateId LOSS_BUDGET = new GateId("loss-budget");
    private static final int MOST_RENEWALS = 3;

    private final RiskSettings settings;
    private final GatePanel gates;
    private final PositionSizer sizer;

    private RiskManager(RiskSettings settings, GatePanel gates, PositionSizer sizer) {
        this.settings = settings;
        this.gates = gates;
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
        List<GateResult> results = new ArrayList<>();
        gates.ask(Phase.BEFORE_SIZE, proposal, context, results);
        WorstCase worst = new WorstCase(proposal, settings);
        StandardSize standard = StandardSize.of(sizer, proposal, context, worst);
        Quantity size = standard.sizing().quantity().orElse(null);
        if (size != null) {
            return sized(proposal, context, results, worst, standard, size);
        }
        List<String> steps = standard.sizing().steps();
        Trace trace = new Trace(results, steps);
        return firstVeto(results)
                .map(veto -> rejected(veto, trace))
                .orElseGet(() -> new RiskDecision.Rejected(standard.reason(), String.join("; ", steps), trace));
    }

    /**
     * A new proof for the same order, after the venue or the way to it said that the order certainly was not placed.
     *
     * @param spent the used one
     * @return the next; empty after three, or if this one was renewed before
     * @throws IllegalStateException if it has not been used
     */
    public Optional<Approval> again(Approval spent) {
        return spent.renewed(MOST_RENEWALS);
    }

    private RiskDecision sized(
            EntryProposal proposal,
            RiskContext context,
            List<GateResult> results,
            WorstCase worst,
            StandardSize standard,
            Quantity standardSize) {
        LossBudget budget = new LossBudget(settings, context);
        List<String> steps = new ArrayList<>(standard.sizing().steps());
        SizeCaps caps = new SizeCaps(proposal, worst, budget, context, steps);
        EntryProposal sized = proposal.withSize(caps.apply(standardSize));
        Money reserved = worst.loss(sized.size());
        steps.add("reserved: " + reserved + " lost at worst");

        // Gates that judge the size come after the budget, so a size that the budget made tiny has the budget's reason.
        results.add(budgetResult(budget, standard.halfLoss(), "standard size " + standardSize));
        gates.ask(Phase.AFTER_SIZE, sized, context, results);
        Trace trace = new Trace(results, steps);
        return firstVeto(results)
                .map(veto -> rejected(veto, trace))
                .orElseGet(() -> new RiskDecision.Approved(new Approval(sized, reserved), trace));
    }

    private static GateResult budgetResult(LossBudget budget, Money needed, String... inputs) {
        boolean lossAlone =
                budget.isSomethingLost() && budget.dailyWithoutReservations().isBelow(needed);
        Verdict verdict = Verdict.of(
                !budget.headRoom().isBelow(needed),
                lossAlone ? ReasonCode.DAILY_LOSS_LIMIT : ReasonCode.LOSS_BUDGET_EXHAUSTED,
                "at least " + needed + " left for half a standard trade",
                budget.toString(),
                inputs);
        return new GateResult(LOSS_BUDGET, Phase.AFTER_SIZE, verdict);
    }

    private static Optional<GateResult> firstVeto(List<GateResult> results) {
        for (GateResult result : results) {
            if (!result.verdict().passed()) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private static RiskDecision rejected(GateResult veto, Trace trace) {
        Verdict verdict = veto.verdict();
        return new RiskDecision.Rejected(
                verdict.reason().orElseThrow(), "limit " + verdict.limit() + ", actual " + verdict.actual(), trace);
    }

    /** Collects gates in the order in which they decide; not for use by several threads. */
    public static final class Builder {
        private final RiskSettings settings;
        private final List<Function<Providers, RiskGate>> gates = new ArrayList<>();
        private Providers providers = Providers.ofApi();
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
            Objects.requireNonNull(gate, "gate");
            gates.add(unused -> gate);
            return this;
        }

        /**
         * Adds a gate by its name after those that are there. It is looked up and made by {@link #build()}.
         *
         * @param name its provider's id, such as {@code spread}
         * @param values its settings by their keys, such as {@code most} and {@code 0.1%}
         * @return this
         */
        public Builder gate(String name, Map<String, String> values) {
            GateSettings given = new GateSettings(name, values);
            gates.add(from -> made(from.gate(name), given));
            return this;
        }

        private static RiskGate made(RiskGateProvider provider, GateSettings given) {
            RiskGate gate = provider.create(given);
            if (gate == null) {
                throw new ProviderException(
                        "The gate provider " + provider.getClass().getName() + " of '" + provider.id()
                                + "' made no gate. Mend or remove the artifact that brings it.");
            }
            return gate;
        }

        /**
         * Says where gates are looked up by name.
         *
         * @param value the host's class loader; default that of helix-api, never the thread's
         * @return this
         */
        public Builder classLoader(ClassLoader value) {
            this.providers = Providers.of(value);
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
         * @throws IllegalArgumentException if there is no gate, two have the same id, or settings of one cannot work
         * @throws ProviderException if a gate's name is missing or ambiguous, or a gate provider is broken
         */
        public RiskManager build() {
            List<RiskGate> made = new ArrayList<>(
                    gates.stream().map(gate -> gate.apply(providers)).toList());
            if (!made.isEmpty() && made.stream().noneMatch(AccountRunningGate.class::isInstance)) {
                // A halt holds whatever a host configures.
                made.add(0, new AccountRunningGate());
            }
            return new RiskManager(settings, new GatePanel(made), sizer);
        }
    }
}
