package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Quantity;

/** What a look-up found of an order, or did not find. */
final class LookupAnswers {
    /** Two look-ups, some time apart, must agree that an order does not exist. */
    static final int ABSENCES_NEEDED = 2;

    /** As many show that some stops of an entry are missing: within the gap that is allowed for. */
    private static final int LOOKS_FOR_ATTACHED = 4;

    /** An order that was there and has not been shown for this long is gone, also where the venue does not say so. */
    private static final Duration UNSEEN = Duration.ofSeconds(60);

    private final Draft draft;
    private final CoreSettings settings;
    private final Planner planner;
    private final Requests requests;
    private final Observations observations;

    LookupAnswers(Draft draft, CoreSettings settings, Planner planner, Requests requests, Observations observations) {
        this.draft = draft;
        this.settings = settings;
        this.planner = planner;
        this.requests = requests;
        this.observations = observations;
    }

    void take(OrderLeg leg, Lookup result) {
        boolean unanswered = result instanceof Lookup.Unavailable;
        draft.update(leg.id(), draft.errand(leg.id()).withUnanswered(unanswered));
        result.fold(
                        found -> (Runnable) () -> {
                            draft.venueAnswered();
                            found(leg, found.orders());
                        },
                        notFound -> () -> {
                            draft.venueAnswered();
                            notFound(leg, notFound.certain());
                        },
                        unavailable -> () -> unavailable(leg, unavailable))
                .run();
    }

    private void unavailable(OrderLeg leg, Lookup.Unavailable answer) {
        draft.forgetGap(leg.intent().trade());
        Duration own = settings.lookupInterval();
        // One that was triggered is not waited for.
        draft.waitFor(leg.id(), leg.triggeredAt() == null ? Requests.longer(answer.retryAfter(), own) : own);
    }

    private void found(OrderLeg leg, List<OrderState> orders) {
        if (!isOurs(leg, orders)) {
            draft.halt(
                    HaltCause.UNRESOLVED,
                    "the venue has an order " + leg.id() + " that differs from the one that was committed");
            draft.update(leg.id(), draft.errand(leg.id()).with(Errand.Doubt.NOT_OURS));
            draft.waitFor(leg.id(), settings.watchInterval());
            return;
        }
        if (leg.isSettled()) {
            late(leg, orders);
            return;
        }
        if (leg.isAttached() && covered(orders).isBelow(leg.intent().quantity())) {
            tooFew(leg, orders);
            return;
        }
        draft.update(leg.id(), draft.errand(leg.id()).with(Errand.Doubt.NONE).withAbsences(0));
        if (leg.is(Leg.EXIT) && draft.tradeOf(leg).exit() == null) {
            // Sent unrecorded by an earlier process, which knew who asked for it.
            draft.record(new JournalRecord.ExitRequested(leg.intent().trade(), CloseReason.SIGNAL, null));
        }
        // Nothing was sent after one that stands.
        if (leg.mayHideASale()
                && orders.stream().anyMatch(order -> order.status().isLive())) {
            draft.sure(leg.intent().trade());
        }
        observations.accepted(leg, "found by look-up");
        observations.observe(leg.id(), orders, List.of());
    }

    /**
     * An execution of the entry has no stop yet or never gets one, or somebody else took one back: then those that are there give
     * way to one for all that is left.
     */
    private void tooFew(OrderLeg leg, List<OrderState> orders) {
        int looks = draft.errand(leg.id()).absences() + 1;
        draft.update(leg.id(), draft.errand(leg.id()).withAbsences(looks));
        if (looks < LOOKS_FOR_ATTACHED) {
            draft.waitFor(leg.id(), settings.lookupInterval());
            return;
        }
        draft.record(new JournalRecord.OutcomeRecorded(leg.id(), Outcome.ACCEPTED, OrderLeg.TOO_FEW));
        if (orders.stream().anyMatch(order -> order.status().isLive())) {
            planner.takeBack(leg);
        } else {
            observations.observe(leg.id(), orders, List.of());
        }
    }

    /** Stops that show after others took their place are taken back. */
    private void late(OrderLeg leg, List<OrderState> orders) {
        if (orders.stream().anyMatch(order -> order.status().isLive())) {
            planner.takeBack(leg);
        } else if (hasSoldMore(leg, orders)) {
            requests.readSales(leg);
        } else {
            draft.waitFor(leg.id(), settings.lookupInterval());
        }
    }

    private boolean hasSoldMore(OrderLeg leg, List<OrderState> orders) {
        TradeState trade = draft.tradeOf(leg);
        Quantity booked = trade.legs(Leg.MANUAL).map(OrderLeg::filled).reduce(leg.filled(), Quantity::plus);
        Quantity sold = orders.stream().map(OrderState::filled).reduce(Quantity.ZERO, Quantity::plus);
        return booked.isBelow(sold);
    }

    private void notFound(OrderLeg leg, boolean certain) {
        if (!leg.isOpenQuestion()) {
            missed(leg, certain);
            return;
        }
        boolean sure = certain || (leg.isAttached() && isOlder(leg, OrderLeg.LATEST_ATTACHED));
        int absences = sure ? draft.errand(leg.id()).absences() + 1 : 0;
        draft.update(leg.id(), draft.errand(leg.id()).withAbsences(absences));
        if (absences >= ABSENCES_NEEDED && !leg.mayHideASale()) {
            observations.absent(leg.id());
        } else if (leg.isAttached() && !isOlder(leg, settings.lookupInterval().multipliedBy(LOOKS_FOR_ATTACHED - 1L))) {
            draft.waitFor(leg.id(), settings.lookupInterval());
        } else if (leg.mayHideASale() || (leg.is(Leg.PROTECTION) && mayBeGivenUp(leg))) {
            requests.readSales(leg);
        } else {
            draft.waitFor(leg.id(), settings.lookupInterval());
        }
    }

    /** Where the trade is to be sold, only one of which the venue has nothing to cancel; of stops that an entry carried it cannot say so. */
    private boolean mayBeGivenUp(OrderLeg leg) {
        return draft.tradeOf(leg).exit() == null
                || leg.isAttached()
                || draft.errand(leg.id()).doubt() == Errand.Doubt.NOTHING_TO_CANCEL;
    }

    /** Since it was sent or seen last. */
    private boolean isOlder(OrderLeg leg, Duration age) {
        return !draft.at().isBefore(draft.errand(leg.id()).sentBefore().plus(age));
    }

    /** One that was there is not found. */
    private void missed(OrderLeg leg, boolean certain) {
        // A venue is never certain of stops that travelled with an entry, and Kraken not of an order that it once
        // showed.
        boolean counts = certain || leg.isAttached() || isOlder(leg, UNSEEN);
        int absences = counts ? draft.errand(leg.id()).absences() + 1 : 0;
        int needed = certain && !leg.isAttached() ? ABSENCES_NEEDED : LOOKS_FOR_ATTACHED;
        draft.update(leg.id(), draft.errand(leg.id()).withAbsences(absences));
        if (absences >= needed && leg.is(Leg.PROTECTION) && leg.isLive()) {
            requests.readSales(leg);
            return;
        }
        if (absences >= needed && leg.isLive()) {
            draft.halt(
                    HaltCause.UNRESOLVED,
                    "the venue accepted order " + leg.id() + " and does not show it any more; look it up there");
        }
        draft.waitFor(leg.id(), leg.isAttached() ? settings.lookupInterval() : settings.watchInterval());
    }

    /** Stops that the entry carried are several, of which none is more than the whole. */
    private boolean isOurs(OrderLeg leg, List<OrderState> orders) {
        Quantity quantity = leg.intent().quantity();
        boolean fits = leg.isAttached()
                ? !quantity.isBelow(quantity(orders))
                : orders.stream().allMatch(order -> order.quantity().equals(quantity));
        return fits && orders.stream().allMatch(order -> isOurs(leg, order));
    }

    private static Quantity quantity(List<OrderState> orders) {
        return orders.stream().map(OrderState::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** What is or was covered: one that has ended covered what it filled. */
    private static Quantity covered(List<OrderState> orders) {
        return orders.stream()
                .map(order -> order.status().isLive() ? order.quantity() : order.filled())
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private boolean isOurs(OrderLeg leg, OrderState order) {
        Intent intent = leg.intent();
        // Of its trade: an earlier process may have sent it unrecorded, long before it was committed.
        Instant opened = draft.tradeOf(leg).openedAt();
        return order.symbol().equals(intent.symbol())
                && order.side() == intent.side()
                && !order.createdAt().isBefore(opened.minus(Requests.CLOCK_TOLERANCE));
    }
}
