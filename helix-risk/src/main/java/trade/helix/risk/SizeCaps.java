package trade.helix.risk;

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
    private final List<String> steps;

    SizeCaps(EntryProposal proposal, WorstCase worst, LossBudget budget, RiskContext context, List<String> steps) {
        this.proposal = proposal;
        this.worst = worst;
        this.budget = budget;
        this.context = context;
        this.steps = steps;
    }

    /** Applies every cap, and adds to the steps what each took and how. */
    Quantity apply(Quantity standardSize) {
        Instrument instrument = proposal.instrument();
        Quantity size = cap(
                standardSize,
                "loss budget",
                worst.fitting(budget.headRoom()),
                () -> budget + " / " + worst.lossPerUnit() + " lost per unit at worst");
        Money funds = new Money(
                context.account().balance(instrument.symbol().quote()).free().value(),
                instrument.symbol().quote());
        Price cost = worst.costPerUnit();
        size = cap(
                size,
                "funds",
                Quantity.affordable(funds, cost, instrument.quantityStep()),
                () -> funds + " free / " + cost + " a unit with fee");
        Quantity rounded = atMostWhatTheVenueTakes(size).floorTo(instrument.quantityStep());
        steps.add("rounded down to steps of " + instrument.quantityStep() + ": " + rounded);
        return rounded;
    }

    private Quantity atMostWhatTheVenueTakes(Quantity wanted) {
        Instrument instrument = proposal.instrument();
        Quantity size = cap(wanted, "venue maximum", instrument.maxQuantity(), () -> "largest market order");
        Money most = instrument.maxNotional().orElse(null);
        if (most == null) {
            return size;
        }
        Quantity affordable = Quantity.affordable(most, worst.entry(), instrument.quantityStep());
        return cap(size, "venue maximum value", affordable, () -> "at most " + most);
    }

    /** The arithmetic is worked out only where the cap holds something back: most do not. */
    private Quantity cap(Quantity size, String name, Quantity most, Supplier<String> arithmetic) {
        if (!most.isBelow(size)) {
            return size;
        }
        steps.add("cap " + name + ": " + most + " (" + arithmetic.get() + ")");
        return most;
    }
}
