package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.risk.Approval;
import trade.helix.risk.RiskManager;

/** Takes the venue's answers about single orders. What they lead to is the {@link Planner}'s. */
final class Outcomes {
    /** An order that is reported as created earlier than this before it was committed is not ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);

    /** Two look-ups, some time apart, must agree that an order does not exist. */
    private static final int ABSENCES_NEEDED = 2;

    /** As many show that some stops of an entry are missing: within the gap that is allowed for. */
    private static final int LOOKS_FOR_ATTACHED = 4;

    private final Draft draft;
    private final CoreSettings settings;
    private final Planner planner;
    private final Results results;
    private final RiskManager risk;
    private final ManualSales manualSales;

    Outcomes(Draft draft, CoreSettings settings, Planner planner, Results results, RiskManager risk) {
        this.risk = risk;
        this.manualSales = new ManualSales(draft);
        this.draft = draft;
        this.settings = settings;
        this.planner = planner;
        this.results = results;
    }

    void submitted(ClientOrderId id, SubmitResult result) {
        answered(
                id,
                leg -> result.fold(
                                accepted -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    outcome(id, Outcome.ACCEPTED, "");
                                    observe(id, List.of(accepted.order()), accepted.fills());
                                    lookOnce(id);
                                },
                                refused -> () -> refused(leg, refused.refusal()),
                                unknown -> () -> ambiguous(id, unknown.cause()))
                        .run());
    }

    /** A venue may take an order before it tells what has filled: the first look follows at once, later ones wait. */
    private void lookOnce(ClientOrderId id) {
        leg(id).filter(leg -> leg.isLive() && draft.isIdle(id)).ifPresent(planner::find);
    }

    void protectionSent(ClientOrderId id, ProtectResult result) {
        answered(
                id,
                leg -> result.fold(
                                placed -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    accepted(leg, "");
                                    observe(id, placed.orders(), List.of());
                                },
                                refused -> () -> refused(leg, refused.refusal()),
                                unknown -> () -> ambiguous(id, unknown.cause()))
                        .run());
    }

    void cancelled(ClientOrderId id, CancelResult result) {
        answered(
                id,
                leg -> result.fold(
                                cancelled -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    draft.sure(leg.intent().trade());
                                    accepted(leg, "it was there to be taken back");
                                    takenBack(id);
                                    observe(id, cancelled.orders(), List.of());
                                },
                                filled -> () -> notCancelled(leg),
                                gone -> () -> {
                                    draft.update(id, draft.errand(id).with(Errand.Doubt.NOTHING_TO_CANCEL));
                                    notCancelled(leg);
                                },
                                unknown -> () -> notCancelled(leg))
                        .run());
    }

    /** So that it is not taken for a protective order that somebody else cancelled. */
    private void takenBack(ClientOrderId id) {
        OrderLeg leg = leg(id).orElseThrow();
        if (leg.is(Leg.PROTECTION) && !leg.owesSales() && !leg.isTakenBack() && !leg.isTooFew()) {
            draft.record(new JournalRecord.OutcomeRecorded(id, Outcome.ACCEPTED, OrderLeg.TAKEN_BACK));
        }
    }

    private void notCancelled(OrderLeg leg) {
        draft.update(leg.id(), draft.errand(leg.id()).withCancelUnclear(true));
        planner.find(leg);
    }

    void lookedUp(ClientOrderId id, Lookup result) {
        answered(
                id,
                leg -> result.fold(
                                found -> (Runnable) () -> {
                                    draft.venueAnswered();
                                    found(leg, found.orders());
                                },
                                notFound -> () -> notFound(leg, notFound.certain()),
                                unavailable -> () -> {
                                    draft.forgetGap(leg.intent().trade());
                                    Duration own = settings.lookupInterval();
                                    // One that was triggered is not waited for.
                                    draft.waitFor(
                                            id,
                                            leg.triggeredAt() == null ? longer(unavailable.retryAfter(), own) : own);
                                })
                        .run());
    }

    void fillsRead(ClientOrderId id, List<Fill> fills) {
        answered(id, leg -> {
            record(id, fills);
            if (leg(id).map(OrderLeg::isMissingFills).orElse(false)) {
                draft.waitFor(id, settings.lookupInterval());
            }
        });
    }

    void fillsFailed(ClientOrderId id) {
        answered(id, leg -> draft.waitFor(id, settings.lookupInterval()));
    }

    /**
     * What was sold says whether an order that a look-up did not find may be sent again, what became of one that the venue
     * lost, and whether somebody who took one back sold what it covered.
     */
    void salesRead(ClientOrderId id, List<Fill> fills) {
        answered(id, leg -> {
            draft.venueAnswered();
            if (draft.facts().instrument(leg.intent().symbol()).isEmpty()) {
                // Without the rates of fees nothing can be booked.
                draft.readFacts(Set.of(leg.intent().symbol()));
                draft.waitFor(id, settings.lookupInterval());
                return;
            }
            Sales sales = Sales.ofUnknownOrders(draft.account(), fills);
            boolean suspected = leg.mayHideASale() && planner.suspectsProtection(leg);
            if (leg.mayHideASale() && sales.isEmpty() && !suspected) {
                draft.sure(leg.intent().trade());
            }
            if (leg.isCancelledByOthers() && isAsked(leg.intent().symbol())) {
                // What an order of ours may have sold is not taken for somebody else's sale.
                draft.waitFor(id, settings.lookupInterval());
            } else if (leg.isCancelledByOthers()) {
                record(id, ownOf(leg, fills));
                manualSales.book(leg.intent(), sales).ifPresent(sold -> record(sold.id(), sold.fills()));
                draft.record(new JournalRecord.OutcomeRecorded(
                        id, Outcome.ACCEPTED, leg.isTooFew() ? OrderLeg.TOO_FEW_AND_READ : OrderLeg.SALES_READ));
            } else if (leg.outcome() == Outcome.ACCEPTED && leg.owesSales()) {
                // It may stand a second time. What the first sold is not there to be sold again: the planner takes it
                // back.
                record(id, sales.of(leg.intent()));
                draft.record(new JournalRecord.OutcomeRecorded(id, Outcome.ACCEPTED, OrderLeg.SALES_READ));
            } else if (leg.outcome() == Outcome.ACCEPTED) {
                lost(leg, fills, sales);
            } else if (leg.mayHideASale() && !sales.isEmpty() && (suspected || planner.suspectsExit(leg))) {
                draft.waitFor(id, settings.lookupInterval());
            } else if (leg.mayHideASale() && draft.errand(id).absences() >= ABSENCES_NEEDED) {
                draft.sure(leg.intent().trade());
                absent(id);
            } else if (sales.isEmpty()
                    && (isExitWanted(leg) || planner.givesUp(leg.intent().trade()))) {
                if (isNothingToCancel(leg)) {
                    draft.update(id, draft.errand(id).with(Errand.Doubt.NOT_THERE));
                }
                draft.waitFor(id, settings.lookupInterval());
            } else if (sales.isEmpty() && leg.isAttached()) {
                // It cannot be sent again: one that is placed apart takes its place, and goes should this one turn up.
                draft.update(id, draft.errand(id).with(Errand.Doubt.NOT_THERE));
                draft.waitFor(id, settings.lookupInterval());
            } else if (sales.isEmpty() && isLatest(leg)) {
                // Sent again under its own id: should the first one turn up after all, the venue refuses the second.
                // From now on no refusal of a later try says anything of the first.
                outcome(id, Outcome.UNKNOWN, "a look-up did not find it, so far");
                planner.send(leg.intent());
            } else {
                // It may have filled. Sent again it would sell what is the owner's.
                draft.waitFor(id, settings.lookupInterval());
            }
        });
    }

    /** Whether it is not known of an order of ours in this symbol what became of it. */
    private boolean isAsked(Symbol symbol) {
        return draft.account().trades().values().stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .flatMap(trade -> trade.legs().stream())
                .anyMatch(OrderLeg::isOpenQuestion);
    }

    /** Executions of the orders that the venue has shown for it. */
    private static List<Fill> ownOf(OrderLeg leg, List<Fill> fills) {
        List<VenueOrderId> ids =
                leg.observed() == null ? List.of() : leg.observed().venueOrderIds();
        return fills.stream().filter(fill -> ids.contains(fill.venueOrderId())).toList();
    }

    /** The venue had a protective order and has it no more: what it sold itself is booked, or what somebody else did. */
    private void lost(OrderLeg leg, List<Fill> fills, Sales unknown) {
        JournalRecord.OrderObserved last = Objects.requireNonNull(leg.observed(), "observed");
        List<Fill> own = ownOf(leg, fills);
        Quantity filled = own.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
        boolean whole = filled.equals(leg.intent().quantity());
        if (own.isEmpty() || (leg.isAttached() && !whole)) {
            record(leg.id(), own);
            manualSales.book(leg.intent(), unknown).ifPresent(sold -> record(sold.id(), sold.fills()));
            outcome(leg.id(), leg.isAttached() ? Outcome.UNKNOWN : Outcome.ABSENT, "the venue has it no more");
            // It may show again: one that is placed apart takes its place, and goes in that case.
            draft.update(leg.id(), draft.errand(leg.id()).sentBefore(draft.at()).with(Errand.Doubt.NOT_THERE));
        } else {
            draft.record(new JournalRecord.OrderObserved(
                    leg.id(),
                    last.venueOrderId(),
                    last.type(),
                    whole ? OrderStatus.FILLED : OrderStatus.EXPIRED,
                    filled,
                    last.others()));
            record(leg.id(), own);
        }
        draft.balancesChanged();
    }

    /** A person says that it is not there. Should the venue show it all the same, that counts more. */
    void resolved(ClientOrderId id, String actor) {
        Optional<OrderLeg> unknown = leg(id).filter(leg -> leg.outcome() == Outcome.UNKNOWN);
        if (unknown.isPresent()) {
            outcome(id, Outcome.ABSENT, "not at the venue, says " + actor);
            draft.balancesChanged();
            planner.plan(unknown.get().intent().trade());
        }
    }

    /** An errand has come to its end: takes what it brought, then plans on. */
    private void answered(ClientOrderId id, Consumer<OrderLeg> take) {
        Optional<TradeState> trade = draft.account().tradeOf(id);
        if (trade.isEmpty()) {
            return;
        }
        draft.begin(id, Errand.Kind.IDLE);
        take.accept(trade.get().leg(id).orElseThrow());
        planner.plan(trade.get().id());
    }

    /** It is at the venue. A protective order of which that was not known may have been sent twice, and have filled. */
    private void accepted(OrderLeg leg, String detail) {
        boolean twice =
                leg.is(Leg.PROTECTION) && !leg.isAttached() && leg.outcome() == Outcome.UNKNOWN && !leg.mayHideASale();
        outcome(leg.id(), Outcome.ACCEPTED, twice ? OrderLeg.TURNED_UP : detail);
    }

    private void outcome(ClientOrderId id, Outcome outcome, String detail) {
        OrderLeg leg = leg(id).orElseThrow();
        if (leg.outcome() != outcome || leg.mayHideASale()) {
            draft.record(new JournalRecord.OutcomeRecorded(id, outcome, detail));
        }
        if (outcome == Outcome.ACCEPTED) {
            // Should the venue lose it, its certainty counts from here.
            draft.update(id, draft.errand(id).sentBefore(draft.at()));
        }
    }

    /** It may be at the venue: from now on the venue's bound counts, and look-ups have to agree anew. */
    private void ambiguous(ClientOrderId id, String cause) {
        boolean again = leg(id).orElseThrow().outcome() == Outcome.UNKNOWN;
        outcome(id, Outcome.UNKNOWN, cause);
        draft.update(id, draft.errand(id).sentBefore(draft.at()));
        if (again) {
            draft.waitFor(id, settings.lookupInterval());
        }
    }

    private void refused(OrderLeg leg, Refusal refusal) {
        if (refusal.reason() != RefusalReason.NOT_SENT) {
            draft.venueAnswered();
        }
        if (refusal.reason() == RefusalReason.NOT_SENT) {
            draft.forgetGap(leg.intent().trade());
        }
        if (refusal.reason() == RefusalReason.DUPLICATE_ID) {
            // An order of this id is live: ours from an earlier try, or one that a look-up will tell from ours.
            ambiguous(leg.id(), refusal.message());
        } else if (leg.outcome() == Outcome.UNKNOWN) {
            // This try placed nothing, and that says nothing of the earlier one.
            draft.waitFor(leg.id(), refusal.retryAfter().orElse(settings.lookupInterval()));
        } else if (refusal.reason().isRetryable() && (!leg.is(Leg.ENTRY) || mayTryAgain(leg, refusal))) {
            // Nothing is at the venue, and the trade still needs it: the same order under the same id, a little later.
            Duration pause = pause(leg, refusal);
            draft.update(leg.id(), draft.errand(leg.id()).asUnsent());
            draft.waitFor(leg.id(), pause);
        } else if (leg.is(Leg.ENTRY) && planner.isTooOld(leg)) {
            planner.withdraw(leg, ReasonCode.STALE, "too old when its turn came");
        } else {
            String said = refusal.reason() + ": " + refusal.message();
            answerExits(leg, said);
            outcome(leg.id(), Outcome.REFUSED, said);
            draft.balancesChanged();
            if (refusal.reason() == RefusalReason.WOULD_TRIGGER) {
                draft.record(new JournalRecord.ExitRequested(leg.intent().trade(), CloseReason.UNPROTECTED, null));
            }
        }
    }

    /** An entry is tried again three times, while it is young enough to be sent then. */
    private boolean mayTryAgain(OrderLeg entry, Refusal refusal) {
        Optional<PendingEntry> pending = draft.pending(entry.id())
                .filter(tried -> !draft.at().plus(pause(entry, refusal)).isAfter(tried.notAfter()));
        Optional<Approval> next = pending.flatMap(tried -> risk.again(tried.approval()));
        next.ifPresent(approval -> draft.pending(
                entry.id(), new PendingEntry(approval, pending.orElseThrow().notAfter())));
        return next.isPresent();
    }

    /**
     * How long before it is sent again: what the venue asks for, and at least the interval of look-ups; for an entry half a
     * second, doubled with each try, and up to half as much again by its id, so that accounts do not all come back at once.
     */
    private Duration pause(OrderLeg leg, Refusal refusal) {
        Duration own = settings.lookupInterval();
        if (leg.is(Leg.ENTRY)) {
            long backoff = FIRST_BACKOFF.toMillis() << draft.errand(leg.id()).triesInVain();
            long spread = Math.floorMod(leg.id().hashCode(), backoff / 2 + 1);
            own = Duration.ofMillis(backoff + spread);
        }
        return longer(refusal.retryAfter(), own);
    }

    private static Duration longer(Optional<Duration> asked, Duration own) {
        return asked.filter(pause -> pause.compareTo(own) > 0).orElse(own);
    }

    /** A refused exit is given up, and whoever waits for it is told. */
    private void answerExits(OrderLeg leg, String said) {
        TradeState trade = draft.account().trade(leg.intent().trade()).orElseThrow();
        if (leg.is(Leg.EXIT) && trade.exit() != null) {
            SignalOutcome refused = new SignalOutcome.Rejected(ReasonCode.REFUSED_BY_VENUE, said);
            trade.exit().refs().forEach(ref -> draft.effect(new Effect.Answer(ref, refused)));
        }
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
        if (leg.is(Leg.EXIT) && !isExitWanted(leg)) {
            // Sent unrecorded by an earlier process, which knew who asked for it.
            draft.record(new JournalRecord.ExitRequested(leg.intent().trade(), CloseReason.SIGNAL, null));
        }
        accepted(leg, "found by look-up");
        observe(leg.id(), orders, List.of());
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
        Instant opened = draft.account().trade(intent.trade()).orElseThrow().openedAt();
        return order.symbol().equals(intent.symbol())
                && order.side() == intent.side()
                && !order.createdAt().isBefore(opened.minus(CLOCK_TOLERANCE));
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
            observe(leg.id(), orders, List.of());
        }
    }

    /** Stops that show after others took their place are taken back. */
    private void late(OrderLeg leg, List<OrderState> orders) {
        if (orders.stream().anyMatch(order -> order.status().isLive())) {
            planner.takeBack(leg);
        } else if (hasSoldMore(leg, orders)) {
            planner.readSales(leg);
        } else {
            draft.waitFor(leg.id(), settings.lookupInterval());
        }
    }

    private boolean hasSoldMore(OrderLeg leg, List<OrderState> orders) {
        TradeState trade = draft.account().trade(leg.intent().trade()).orElseThrow();
        Quantity booked = trade.legs(Leg.MANUAL).map(OrderLeg::filled).reduce(leg.filled(), Quantity::plus);
        Quantity sold = orders.stream().map(OrderState::filled).reduce(Quantity.ZERO, Quantity::plus);
        return booked.isBelow(sold);
    }

    private void notFound(OrderLeg leg, boolean certain) {
        draft.venueAnswered();
        if (!leg.isOpenQuestion()) {
            missed(leg, certain);
            return;
        }
        boolean sure = certain || (leg.isAttached() && isOlder(leg, OrderLeg.LATEST_ATTACHED));
        int absences = sure ? draft.errand(leg.id()).absences() + 1 : 0;
        draft.update(leg.id(), draft.errand(leg.id()).withAbsences(absences));
        if (absences >= ABSENCES_NEEDED && !leg.mayHideASale()) {
            absent(leg.id());
        } else if (leg.isAttached() && !isOlder(leg, settings.lookupInterval().multipliedBy(LOOKS_FOR_ATTACHED - 1L))) {
            draft.waitFor(leg.id(), settings.lookupInterval());
        } else if (leg.mayHideASale() || (leg.is(Leg.PROTECTION) && (!isExitWanted(leg) || isNothingToCancel(leg)))) {
            planner.readSales(leg);
        } else {
            draft.waitFor(leg.id(), settings.lookupInterval());
        }
    }

    /** Since it was sent last; since then stops that travelled with an entry may show. */
    private boolean isOlder(OrderLeg leg, Duration age) {
        return !draft.at().isBefore(draft.errand(leg.id()).sentBefore().plus(age));
    }

    /** One that was there is not found. */
    private void missed(OrderLeg leg, boolean certain) {
        // A venue is never certain of stops that travelled with an entry.
        int absences = certain || leg.isAttached() ? draft.errand(leg.id()).absences() + 1 : 0;
        int needed = leg.isAttached() ? LOOKS_FOR_ATTACHED : ABSENCES_NEEDED;
        draft.update(leg.id(), draft.errand(leg.id()).withAbsences(absences));
        if (absences >= needed && leg.is(Leg.PROTECTION) && leg.isLive()) {
            planner.readSales(leg);
        } else {
            draft.waitFor(leg.id(), leg.isAttached() ? settings.lookupInterval() : settings.watchInterval());
        }
    }

    private void absent(ClientOrderId id) {
        outcome(id, Outcome.ABSENT, "the venue is certain that it never arrived");
        draft.balancesChanged();
    }

    /** Whether nothing was committed after it: only then what it covers is still what is held. */
    private boolean isLatest(OrderLeg leg) {
        TradeState trade = draft.account().trade(leg.intent().trade()).orElseThrow();
        return trade.legs().get(trade.legs().size() - 1).id().equals(leg.id());
    }

    private boolean isNothingToCancel(OrderLeg leg) {
        return draft.errand(leg.id()).doubt() == Errand.Doubt.NOTHING_TO_CANCEL;
    }

    private boolean isExitWanted(OrderLeg leg) {
        return draft.account().trade(leg.intent().trade()).orElseThrow().exit() != null;
    }

    /** Takes the venue's report of an order or a pair, then makes sure that every execution in it is known. */
    private void observe(ClientOrderId id, List<OrderState> orders, List<Fill> fills) {
        JournalRecord.OrderObserved report = Reports.of(leg(id).orElseThrow(), orders);
        if (!leg(id).orElseThrow().knows(report)) {
            draft.record(report);
            draft.balancesChanged();
        }
        record(id, fills);
        if (leg(id).orElseThrow().isMissingFills()) {
            draft.begin(id, Errand.Kind.READING_FILLS);
            draft.effect(new Effect.ReadFills(
                    id,
                    report(orders).symbol(),
                    orders.stream()
                            .filter(order -> !order.filled().isZero())
                            .map(OrderState::venueOrderId)
                            .toList()));
        }
    }

    private static OrderState report(List<OrderState> orders) {
        return orders.get(0);
    }

    private void record(ClientOrderId id, List<Fill> fills) {
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

    private Optional<OrderLeg> leg(ClientOrderId id) {
        return draft.account().tradeOf(id).flatMap(trade -> trade.leg(id));
    }
}
