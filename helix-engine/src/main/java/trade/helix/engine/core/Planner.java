package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;

/**
 * Says what a trade needs next, from its state alone: first every open question is asked, then what is held is either sold,
 * where an exit is wanted, or protected. The same after an answer, a timer or a restart, so that no path is special.
 */
final class Planner {
    private final Draft draft;
    private final CoreSettings settings;
    private final Requests requests;
    private final EntryTries entryTries;
    private final Unrecorded unrecorded;
    private final Coverage coverage;
    private final PriceGuard guard;
    private final Closing closing;

    Planner(
            Draft draft,
            CoreSettings settings,
            Requests requests,
            EntryTries entryTries,
            Unrecorded unrecorded,
            Coverage coverage,
            PriceGuard guard,
            Closing closing) {
        this.draft = draft;
        this.settings = settings;
        this.requests = requests;
        this.entryTries = entryTries;
        this.unrecorded = unrecorded;
        this.coverage = coverage;
        this.guard = guard;
        this.closing = closing;
    }

    void planAll() {
        List.copyOf(draft.account().trades().keySet()).forEach(this::plan);
    }

    /** The breaker sells what is open. */
    void closeAll() {
        for (TradeState trade : List.copyOf(draft.account().trades().values())) {
            if (trade.exit() == null) {
                draft.record(new JournalRecord.ExitRequested(trade.id(), CloseReason.CIRCUIT_BREAKER, null));
                plan(trade.id());
            }
        }
    }

    /** After a restart every order that may still change is looked at, known ones too. */
    void resume() {
        unanswered();
        for (TradeState trade : List.copyOf(draft.account().trades().values())) {
            trade.legs().stream().filter(OrderLeg::isLive).forEach(requests::find);
            plan(trade.id());
        }
    }

    /** An order that was committed and that nobody is asking about may or may not have been sent. */
    void unanswered() {
        draft.account().trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> leg.outcome() == null && draft.isIdle(leg.id()))
                .forEach(leg ->
                        draft.record(new JournalRecord.OutcomeRecorded(leg.id(), Outcome.UNKNOWN, withoutAnswer(leg))));
    }

    /** What came after it may be unrecorded as well. */
    private String withoutAnswer(OrderLeg leg) {
        return leg.is(Leg.PROTECTION) && draft.isUnsure(leg.intent().trade())
                ? OrderLeg.UNRECORDED
                : "no answer was recorded; it may or may not have been sent";
    }

    /** The time that an order waited for has come. */
    void wake(ClientOrderId id) {
        Optional<TradeState> trade = draft.account().tradeOf(id);
        if (trade.isEmpty()) {
            return;
        }
        OrderLeg leg = trade.get().leg(id).orElseThrow();
        boolean unsent = draft.errand(id).unsent();
        draft.begin(id, Errand.Kind.IDLE);
        if (leg.isOpenQuestion() && unsent) {
            sendAgain(trade.get(), leg);
            plan(trade.get().id());
        } else if (leg.isSettled()) {
            plan(trade.get().id());
        } else {
            requests.find(leg);
        }
    }

    /** An answer about it was lost in a step that failed: the venue is asked again, after a while. */
    void lookAgain(ClientOrderId id) {
        if (draft.account().tradeOf(id).isPresent()) {
            draft.update(id, draft.errand(id).sentBefore(draft.at()));
            draft.waitFor(id, settings.watchInterval());
        }
    }

    void plan(TradeId id) {
        planNext(id);
        coverage.measure(id);
    }

    private void planNext(TradeId id) {
        Optional<TradeState> found = draft.account().trade(id);
        if (found.isEmpty()) {
            return;
        }
        TradeState trade = found.get();
        trade.legs().stream()
                .filter(leg -> leg.isOpenQuestion() || leg.isMissingFills())
                .filter(leg -> draft.isIdle(leg.id()))
                .forEach(requests::find);
        // A market order that the venue still works on tells nobody when it is done.
        trade.legs().stream()
                .filter(leg -> leg.isLive() && !leg.is(Leg.PROTECTION))
                .filter(leg -> draft.isIdle(leg.id()))
                .forEach(leg -> draft.waitFor(leg.id(), settings.lookupInterval()));
        // While it is not known what was bought, or an exit is on its way, nothing more is sold.
        if (trade.legs(Leg.EXIT).anyMatch(leg -> !leg.isSettled())) {
            trade.legs(Leg.PROTECTION).filter(OrderLeg::isLive).forEach(this::takeBack);
            return;
        }
        if (trade.isEntryOpen()) {
            hurry(trade.entry());
            return;
        }
        if (trade.entry().filled().isZero()) {
            closing.nothingBought(trade);
            return;
        }
        Optional<Instrument> instrument = draft.facts().instrument(trade.symbol());
        if (instrument.isEmpty()) {
            awaitInstrument(trade);
        } else if (guard.isNeeded()) {
            hold(trade, instrument.get());
        } else {
            secure(trade, instrument.get());
        }
        draft.account()
                .trade(id)
                .filter(held -> !held.told())
                .ifPresent(
                        held -> draft.record(new JournalRecord.TradeUpdated(TradeViews.open(draft.account(), held))));
    }

    /** What a market order has bought is protected once it has ended: one that goes on is taken back. */
    private void hurry(OrderLeg entry) {
        boolean slow = draft.at().isAfter(entry.committedAt().plus(settings.longestGap()));
        if (entry.isLive() && (slow || !entry.filled().isZero())) {
            takeBack(entry);
        }
    }

    private void awaitInstrument(TradeState trade) {
        if (draft.isIdle(trade.entry().id())) {
            draft.readFacts(Set.of(trade.symbol()));
            draft.waitFor(trade.entry().id(), settings.lookupInterval());
        }
        trade.legs(Leg.PROTECTION)
                .filter(leg -> leg.isLive() && draft.isIdle(leg.id()))
                .forEach(leg -> draft.waitFor(leg.id(), settings.watchInterval()));
    }

    /** Nothing protects it at the venue: it is sold when that is wanted, or when the price asks for it. */
    private void hold(TradeState trade, Instrument instrument) {
        if (trade.isResidual(instrument)) {
            closing.ended(trade);
        } else if (!guard.isThere(trade)) {
            guard.lookAgain(trade, true);
        } else if (trade.exit() != null) {
            sell(trade, Tries.of(trade), instrument);
        } else if (guard.endsNow(trade, instrument)) {
            plan(trade.id());
        }
    }

    private void secure(TradeState trade, Instrument instrument) {
        Tries tries = Tries.of(trade);
        // Where an earlier process may have taken it back itself, what that process may have sent is looked for first.
        boolean mayHideAnother = draft.isUnsure(trade.id()) && tries.mayProtect();
        Optional<OrderLeg> owing = trade.legs(Leg.PROTECTION)
                .filter(OrderLeg::owesSales)
                .filter(leg -> !(mayHideAnother && leg.isCancelledByOthers()))
                .findFirst();
        if (owing.isPresent()) {
            learnWhatWasSold(trade, owing.get());
            return;
        }
        if (trade.entry().intent().carrier() != null
                && trade.legs(Leg.PROTECTION).findAny().isEmpty()) {
            expectAttached(trade);
            return;
        }
        trade.legs(Leg.PROTECTION)
                .filter(leg -> leg.isSettled() && leg.awaitsMore(draft.at()) && draft.isIdle(leg.id()))
                .forEach(requests::find);
        List<OrderLeg> unsettled =
                trade.legs(Leg.PROTECTION).filter(leg -> !leg.isSettled()).toList();
        List<OrderLeg> live = unsettled.stream().filter(OrderLeg::isLive).toList();
        Optional<OrderLeg> standing = Stream.concat(
                        live.stream(),
                        unsettled.stream().filter(leg -> draft.errand(leg.id()).doubt() != Errand.Doubt.NOT_THERE))
                .findFirst();
        boolean residual = trade.isResidual(instrument);
        if (coverage.isGapTooLong(trade, residual)) {
            plan(trade.id());
        } else if (live.size() > 1) {
            // One that had been given up for lost has turned up beside its successor.
            takeBack(live.get(0));
        } else if (standing.isPresent()) {
            // While the sale itself has to wait, the protection stays.
            if (residual
                    || isTooMuch(trade, standing.get())
                    || (trade.exit() != null
                            && tries.pauseBeforeSelling(draft.at()).isEmpty())) {
                takeBack(standing.get());
            } else {
                watch(trade, standing.get());
            }
        } else if (residual) {
            // A protective order that may still turn up is not forgotten: it would be taken back.
            if (unsettled.isEmpty() && trade.legs(Leg.PROTECTION).noneMatch(leg -> leg.awaitsMore(draft.at()))) {
                closing.ended(trade);
            }
        } else if (draft.isUnsure(trade.id()) && (trade.exit() != null || tries.mayProtect())) {
            unrecorded.suspect(requests.protection(trade, instrument));
            plan(trade.id());
        } else if (trade.exit() != null) {
            sell(trade, tries, instrument);
        } else if (tries.mayProtect()) {
            requests.commitAndSend(requests.protection(trade, instrument));
        } else {
            giveUpProtecting(trade, tries);
        }
    }

    /** While it is not known what became of another order, that one may have sold: reading would only take from the venue's limit. */
    private void learnWhatWasSold(TradeState trade, OrderLeg leg) {
        if (!draft.isIdle(leg.id())) {
            return;
        }
        boolean mayHaveSold = draft.account()
                .mayHaveSold(trade.symbol())
                .anyMatch(other -> draft.errand(other.id()).doubt() != Errand.Doubt.NOT_THERE);
        if (leg.isCancelledByOthers() && mayHaveSold) {
            draft.waitFor(leg.id(), settings.lookupInterval());
        } else {
            requests.readSales(leg);
        }
    }

    /** The stops that the entry carried are at the venue since it filled: they are looked for. */
    private void expectAttached(TradeState trade) {
        OrderLeg entry = trade.entry();
        Intent stops = requests.attached(trade);
        draft.update(stops.clientOrderId(), Errand.idle(draft.errand(entry.id()).sentBefore()));
        if (draft.isUnsure(trade.id())) {
            unrecorded.suspect(stops);
        } else {
            draft.record(new JournalRecord.IntentCommitted(stops));
        }
        plan(trade.id());
    }

    /** Stops that the entry carried sell what it filled: too much where a fee was taken off that. */
    private static boolean isTooMuch(TradeState trade, OrderLeg protection) {
        return protection.isAttached()
                && protection.isLive()
                && trade.owned().isBelow(protection.intent().quantity().minusOrZero(protection.filled()));
    }

    void takeBack(OrderLeg order) {
        Errand errand = draft.errand(order.id());
        if (errand.unsent()) {
            draft.begin(order.id(), Errand.Kind.IDLE);
            draft.record(
                    new JournalRecord.OutcomeRecorded(order.id(), Outcome.ABSENT, "never sent, and no longer wanted"));
            plan(order.intent().trade());
            return;
        }
        if (!errand.isAtRest() || errand.doubt() == Errand.Doubt.NOT_OURS) {
            return;
        }
        if (errand.cancelUnclear()) {
            // It was asked to go a moment ago and is still there: not again at once.
            draft.update(order.id(), errand.withCancelUnclear(false));
            draft.waitFor(order.id(), settings.lookupInterval());
        } else {
            requests.cancel(order);
        }
    }

    private void watch(TradeState trade, OrderLeg protection) {
        Instant triggered = protection.triggeredAt();
        if (!protection.isLive()) {
            return;
        }
        draft.effect(new Effect.Answer(trade.ref(), new SignalOutcome.Opened(trade.id())));
        if (triggered != null && trade.exit() == null && !draft.at().isBefore(triggered.plus(settings.longestGap()))) {
            // The price has run away from its limit: it is sold at whatever price there is.
            boolean isTarget = TradeViews.isTarget(protection);
            draft.record(new JournalRecord.ExitRequested(
                    trade.id(), isTarget ? CloseReason.TAKE_PROFIT : CloseReason.STOP_LOSS, null));
            plan(trade.id());
        } else if (draft.isIdle(protection.id())) {
            boolean isTold = draft.isStreamUp() && triggered == null && !mayTrigger(protection);
            boolean wasFresh = draft.wasFresh(protection.id());
            draft.waitFor(
                    protection.id(), isTold && !wasFresh ? settings.streamedWatchInterval() : settings.watchInterval());
        }
    }

    /** One with a limit may be left behind by the price within seconds: it is not left to a stream, which may lose that. */
    private static boolean mayTrigger(OrderLeg protection) {
        return protection.observed() != null && protection.observed().type() == OrderType.STOP_LOSS_LIMIT;
    }

    private void sell(TradeState trade, Tries tries, Instrument instrument) {
        Optional<Duration> pause = tries.pauseBeforeSelling(draft.at());
        if (pause.isEmpty()) {
            requests.commitAndSend(requests.exit(trade, instrument));
        } else if (tries.mayProtect() && !guard.isNeeded()) {
            requests.commitAndSend(requests.protection(trade, instrument));
        } else if (draft.isIdle(trade.entry().id())) {
            draft.waitFor(trade.entry().id(), pause.get());
        }
    }

    private void giveUpProtecting(TradeState trade, Tries tries) {
        if (tries.isLeftAlone()) {
            draft.halt(
                    HaltCause.UNRESOLVED,
                    "the protective order of trade " + trade.id() + " was cancelled from outside twice");
        } else {
            draft.record(new JournalRecord.ExitRequested(trade.id(), CloseReason.UNPROTECTED, null));
            plan(trade.id());
        }
    }

    private void sendAgain(TradeState trade, OrderLeg leg) {
        if (leg.is(Leg.ENTRY)) {
            entryTries.sendAgain(trade);
        } else {
            requests.send(leg.intent());
        }
    }
}
