package trade.helix.engine.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.value.Money;

/** Records what the venue shows of an order: that it has it, where it stands, what was executed. */
final class Observations {
    private final Draft draft;
    private final Results results;

    Observations(Draft draft, Results results) {
        this.draft = draft;
        this.results = results;
    }

    /** It is at the venue. A protective order of which that was not known may have been sent twice, and have filled. */
    void accepted(OrderLeg leg, String detail) {
        boolean twice =
                leg.is(Leg.PROTECTION) && !leg.isAttached() && leg.outcome() == Outcome.UNKNOWN && !leg.mayHideASale();
        outcome(leg.id(), Outcome.ACCEPTED, twice ? OrderLeg.TURNED_UP : detail);
    }

    /** It certainly is not, and never was. */
    void absent(ClientOrderId id) {
        outcome(id, Outcome.ABSENT, "the venue is certain that it never arrived");
        draft.balancesChanged();
    }

    void outcome(ClientOrderId id, Outcome outcome, String detail) {
        OrderLeg leg = draft.leg(id).orElseThrow();
        if (leg.outcome() != outcome || leg.mayHideASale()) {
            draft.record(new JournalRecord.OutcomeRecorded(id, outcome, detail));
        }
        if (outcome == Outcome.ACCEPTED) {
            // Should the venue lose it, its certainty counts from here.
            draft.update(id, draft.errand(id).sentBefore(draft.at()));
        }
    }

    /** Takes the venue's report of an order or a pair, then makes sure that every execution in it is known. */
    void observe(ClientOrderId id, List<OrderState> orders, List<Fill> fills) {
        OrderLeg leg = draft.leg(id).orElseThrow();
        JournalRecord.OrderObserved report = Reports.of(leg, orders);
        if (!leg.knows(report)) {
            draft.record(report);
            draft.balancesChanged();
        }
        record(id, fills);
        if (draft.leg(id).orElseThrow().isMissingFills()) {
            draft.begin(id, Errand.Kind.READING_FILLS);
            draft.effect(new Effect.ReadFills(
                    id,
                    leg.intent().symbol(),
                    orders.stream()
                            .filter(order -> !order.filled().isZero())
                            .map(OrderState::venueOrderId)
                            .toList()));
        }
    }

    void record(ClientOrderId id, List<Fill> fills) {
        for (Fill fill : fills) {
            TradeState trade = draft.account().tradeOf(id).orElseThrow();
            OrderLeg leg = trade.leg(id).orElseThrow();
            Optional<Money> fee = FeeValue.of(fill, draft.facts());
            if (fee.isEmpty()) {
                // Its executions are read again once the rules of the symbol are known, and with them the rate of the
                // fee.
                draft.readFacts(Set.of(fill.symbol()));
            } else if (!isBooked(trade, fill)) {
                draft.record(new JournalRecord.FillRecorded(id, fill, fee.get()));
                results.filled(trade, leg, fill);
                draft.balancesChanged();
            }
        }
    }

    /** An execution counts once in its trade, also where it was first taken for somebody else's. */
    private static boolean isBooked(TradeState trade, Fill fill) {
        return trade.legs().stream()
                .map(leg -> leg.executions().seen())
                .anyMatch(seen -> seen.contains(fill.id()) || seen.contains(ManualSales.partOf(fill.id())));
    }
}
