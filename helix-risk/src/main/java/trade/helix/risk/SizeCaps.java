package trade.helix.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import trade.helix.api.market.Instrument;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** Shrinks a standard size to what the loss budget, the funds and the venue allow, and rounds it down to the grid. */
final class SizeCaps {
    private final EntryProposal proposal;
    private final WorstCase worst;
    private final LossBudget budget;
    private final RiskContext context;
    private final List<String> steps = new ArrayList<>();
    private Quantity size;

    SizeCaps(EntryProposal proposal, WorstCase worst, LossBudget budget, RiskContext context, Quantity standardSize) {
        this.proposal = proposal;
        this.worst = worst;
        this.budget = budget;
        this.context = context;
        this.size = standardSize;
    }

    /** Applies every cap; {@link #steps()} then tells how. */
    Quantity apply() {
        Instrument instrument = proposal.instrument();
        Money left = budget.headRoom();
        cap(
                "loss budget",
                worst.fitting(left),
                () -> left + " left (" + budget + ") / " + worst.lossPerUnit() + " lost per unit at worst");
        Money funds = new Money(
                context.account().balance(instrument.symbol().quote()).free().value(),
                instrument.symbol().quote());
        Price cost = worst.costPerUnit();
        cap(
                "funds",
                Quantity.affordable(funds, cost, instrument.quantityStep()),
                () -> funds + " free / " + cost + " a unit with fee");
        cap("venue maximum", instrument.maxQuantity(), () -> "largest market order");
        instrument
                .maxNotional()
                .ifPresent(most -> cap(
                        "venue maximum value",
                        Quantity.affordable(most, worst.entry(), instrument.quantityStep()),
                        () -> "at most " + most));
        Quantity rounded = size.floorTo(instrument.quantityStep());
        steps.add("rounded down to steps of " + instrument.quantityStep() + ": " + rounded);
        return rounded;
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    /** The arithmetic is worked out only where the cap holds something back: most do not. */
    private void cap(String name, Quantity most, Supplier<String> arithmetic) {
        if (most.isBelow(size)) {
            steps.add("cap " + name + ": " + most + " (" + arithmetic.get() + ")");
            size = most;
        }
    }
}
