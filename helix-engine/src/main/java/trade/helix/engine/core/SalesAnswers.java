package trade.helix.engine.core;

import java.util.List;
import java.util.Set;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Quantity;

/**
 * What was sold says whether a protective order that a look-up did not find may be sent again, what became of one that the
 * venue lost, and whether somebody who took one back sold what it covered.
 */
final class SalesAnswers {
    private final Draft draft;
    private final CoreSettings settings;
    private final Requests requests;
    private final Observations observations;
    private final Unrecorded unrecorded;
    private final Coverage coverage;
    private final ManualSales manualSales;

    SalesAnswers(
            Draft draft,
            CoreSettings settings,
            Requests requests,
            Observations observations,
            Unrecorded unrecorded,
            Coverage coverage) {
        this.draft = draft;
        this.settings = settings;
        this.requests = requests;
        this.observations = observations;
        this.unrecorded = unrecorded;
        this.coverage = coverage;
        this.manualSales = new ManualSales(draft);
    }

    void take(OrderLeg leg, List<Fill> fills) {
        draft.venueAnswered();
        if (draft.facts().instrument(leg.intent().symbol()).isEmpty()) {
            // Without the rates of fees nothing can be booked.
            draft.readFacts(Set.of(leg.intent().symbol()));
            lookLater(leg);
            return;
        }
        Sales sales = Sales.ofUnknownOrders(draft.account(), fills);
        if (leg.isCancelledByOthers() || (leg.isTooFew() && !leg.isLive())) {
            cancelledByOthers(leg, fills, sales);
        } else if (leg.outcome() == Outcome.ACCEPTED && leg.owesSales()) {
            // It may stand a second time. What the first sold is not there to be sold again: the planner takes it back.
            observations.record(leg.id(), sales.of(leg.intent()));
            draft.record(new JournalRecord.OutcomeRecorded(leg.id(), Outcome.ACCEPTED, OrderLeg.TURNED_UP_AND_READ));
        } else if (leg.outcome() == Outcome.ACCEPTED) {
            lost(leg, fills, sales);
        } else if (leg.mayHideASale()) {
            unrecorded(leg, sales);
        } else {
            notFound(leg, sales);
        }
    }

    private void cancelledByOthers(OrderLeg leg, List<Fill> fills, Sales all) {
        JournalRecord.OrderObserved seen = leg.observed();
        // One sent twice, and stops of ours that never showed, may have sold while this one still stood.
        Sales sales = seen == null || leg.isTooFew() || leg.hasTurnedUp() ? all : all.since(seen.cancelledAt());
        boolean isOpen = !sales.isEmpty()
                && draft.account().mayHaveSold(leg.intent().symbol()).findAny().isPresent();
        if (isOpen) {
            // What an order of ours may have sold is not taken for somebody else's sale.
            lookLater(leg);
            return;
        }
        if (draft.isUnsure(leg.intent().trade())) {
            if (!sales.isEmpty() && unrecorded.suspectsExit(leg)) {
                lookLater(leg);
                return;
            }
            draft.sure(leg.intent().trade());
        }
        observations.record(leg.id(), ownOf(leg, fills));
        manualSales.book(leg.intent(), sales).ifPresent(sold -> observations.record(sold.id(), sold.fills()));
        if (leg.owesSales()) {
            draft.record(new JournalRecord.OutcomeRecorded(
                    leg.id(), Outcome.ACCEPTED, leg.isTooFew() ? OrderLeg.TOO_FEW_AND_READ : OrderLeg.SALES_READ));
        } else {
            lookLater(leg);
        }
    }

    /** The venue had a protective order and has it no more: what it sold itself is booked, or what somebody else did. */
    private void lost(OrderLeg leg, List<Fill> fills, Sales unknown) {
        JournalRecord.OrderObserved last = leg.observed();
        List<Fill> own = ownOf(leg, fills);
        Quantity filled = own.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
        boolean whole = filled.equals(leg.intent().quantity());
        if (last == null || own.isEmpty() || (leg.isAttached() && !whole)) {
            observations.record(leg.id(), own);
            manualSales.book(leg.intent(), unknown).ifPresent(sold -> observations.record(sold.id(), sold.fills()));
            observations.outcome(
                    leg.id(), leg.isAttached() ? Outcome.UNKNOWN : Outcome.ABSENT, "the venue has it no more");
            // It may show again: one that is placed apart takes its place, and goes in that case.
            draft.update(leg.id(), draft.errand(leg.id()).sentBefore(draft.at()).with(Errand.Doubt.NOT_THERE));
        } else {
            draft.record(new JournalRecord.OrderObserved(
                    leg.id(),
                    last.venueOrderId(),
                    last.type(),
                    whole ? OrderStatus.FILLED : OrderStatus.EXPIRED,
                    filled,
                    last.others(),
                    null));
            observations.record(leg.id(), own);
        }
        draft.balancesChanged();
    }

    /** An earlier process may have sent it, and orders after it, without recording them. */
    private void unrecorded(OrderLeg leg, Sales sales) {
        boolean suspected = unrecorded.suspectsProtection(leg);
        if (sales.isEmpty() && !suspected) {
            draft.sure(leg.intent().trade());
        }
        if (!sales.isEmpty() && (suspected || unrecorded.suspectsExit(leg))) {
            lookLater(leg);
        } else if (draft.errand(leg.id()).absences() >= LookupAnswers.ABSENCES_NEEDED) {
            draft.sure(leg.intent().trade());
            observations.absent(leg.id());
        } else {
            notFound(leg, sales);
        }
    }

    private void notFound(OrderLeg leg, Sales sales) {
        if (!sales.isEmpty()) {
            // It may have filled. Sent again it would sell what is the owner's.
            lookLater(leg);
        } else if (draft.tradeOf(leg).exit() != null
                || coverage.givesUp(leg.intent().trade())) {
            if (leg.isAttached() || draft.errand(leg.id()).doubt() == Errand.Doubt.NOTHING_TO_CANCEL) {
                draft.update(leg.id(), draft.errand(leg.id()).with(Errand.Doubt.NOT_THERE));
            }
            lookLater(leg);
        } else if (leg.isAttached()) {
            // It cannot be sent again: one that is placed apart takes its place, and goes should this one turn up.
            draft.update(leg.id(), draft.errand(leg.id()).with(Errand.Doubt.NOT_THERE));
            lookLater(leg);
        } else if (isLatest(leg)) {
            // Sent again under its own id: should the first one turn up after all, the venue refuses the second.
            // From now on no refusal of a later try says anything of the first.
            observations.outcome(leg.id(), Outcome.UNKNOWN, "a look-up did not find it, so far");
            requests.send(leg.intent());
        } else {
            lookLater(leg);
        }
    }

    private void lookLater(OrderLeg leg) {
        draft.waitFor(leg.id(), settings.lookupInterval());
    }

    /** Executions of the orders that the venue has shown for it. */
    private static List<Fill> ownOf(OrderLeg leg, List<Fill> fills) {
        List<VenueOrderId> ids =
                leg.observed() == null ? List.of() : leg.observed().venueOrderIds();
        return fills.stream().filter(fill -> ids.contains(fill.venueOrderId())).toList();
    }

    /** Whether nothing was committed after it: only then what it covers is still what is held. */
    private boolean isLatest(OrderLeg leg) {
        List<OrderLeg> legs = draft.tradeOf(leg).legs();
        return legs.get(legs.size() - 1).id().equals(leg.id());
    }
}
