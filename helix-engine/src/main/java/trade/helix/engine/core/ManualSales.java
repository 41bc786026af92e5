package trade.helix.engine.core;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/**
 * Books what somebody else sold at the venue while the protection of a trade was gone, as far as the trade holds it. What was
 * sold beyond that was the owner's.
 */
final class ManualSales {
    /** The executions that belong to one leg. */
    record Sold(ClientOrderId id, List<Fill> fills) {}

    private final Draft draft;

    ManualSales(Draft draft) {
        this.draft = draft;
    }

    /** Commits a leg for them, whose fills are then to be recorded; empty if the trade holds nothing of what was sold. */
    Optional<Sold> book(Intent protection, Sales sales) {
        TradeState trade = draft.account().trade(protection.trade()).orElseThrow();
        List<Fill> fills = share(sales.fills(), trade.owned());
        if (fills.isEmpty()) {
            return Optional.empty();
        }
        int attempt = (int) trade.legs(Leg.MANUAL).count() + 1;
        ClientOrderId id = draft.account().ids().order(trade.ref(), Leg.MANUAL, attempt);
        Quantity all = fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
        draft.record(new JournalRecord.IntentCommitted(new Intent(
                id,
                draft.account().nextOrderNumber(),
                trade.id(),
                trade.ref(),
                Leg.MANUAL,
                attempt,
                trade.symbol(),
                Side.SELL,
                all,
                new Intent.Prices(null, null, null, null),
                Money.zero(trade.symbol().quote()),
                null)));
        draft.record(new JournalRecord.OutcomeRecorded(id, Outcome.ACCEPTED, "sold by somebody else at the venue"));
        draft.record(new JournalRecord.OrderObserved(
                id, fills.get(0).venueOrderId(), OrderType.OTHER, OrderStatus.FILLED, all, null, null));
        return Optional.of(new Sold(id, fills));
    }

    /** The first executions up to a quantity; of the one that goes beyond it, the part that does not. */
    private static List<Fill> share(List<Fill> fills, Quantity most) {
        List<Fill> shared = new ArrayList<>();
        Quantity left = most;
        for (Fill fill : fills) {
            if (!left.isZero()) {
                Quantity part = fill.quantity().min(left);
                shared.add(part.equals(fill.quantity()) ? fill : part(fill, part));
                left = left.minus(part);
            }
        }
        return shared;
    }

    /** The id under which a part of an execution is booked. */
    static FillId partOf(FillId whole) {
        return new FillId(whole.value() + ":part");
    }

    private static Fill part(Fill whole, Quantity part) {
        return Fill.builder()
                .id(partOf(whole.id()))
                .venueOrderId(whole.venueOrderId())
                .symbol(whole.symbol())
                .side(whole.side())
                .price(whole.price())
                .quantity(part)
                .fee(whole.fee().share(part, whole.quantity(), RoundingMode.UP))
                .at(whole.at())
                .build();
    }
}
