package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Side;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;

/**
 * Says what a trade needs next, from its state alone: first every open question is asked, then what is held is either sold,
 * where an exit is wanted, or protected. The same after an answer, a timer or a restart, so that no path is special.
 */
final class Planner {
    /** A protective order that the venue does not keep is replaced once, and one that is cancelled from outside is too. */
    private static final int MOST_PROTECTIONS = 2;

    /** How many exits in a row are looked for that an earlier process may have sent unrecorded. */
    private static final int MOST_SUSPECTED = 3;

    /** Up to 64 s between two tries to sell. */
    private static final int MOST_BACKOFF_DOUBLINGS = 6;

    /** How far the venue's clock may be from ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private static final Intent.Prices NO_PRICES = new Intent.Prices(null, null, null, null);

    private final Draft draft;
    private final CoreSettings settings;
    private final TradePolicy policy;
    private final Closing closing;

    Planner(Draft draft, CoreSettings settings, TradePolicy policy, Results results) {
        this.draft = draft;
        this.settings = settings;
        this.policy = policy;
        this.closing = new Closing(draft, results);
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
            trade.legs().stream().filter(OrderLeg::isLive).forEach(this::find);
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
        } else if (leg.isSettled()) {
            plan(trade.get().id());
        } else {
            find(leg);
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
        draft.unprotected(id, draft.account().trade(id).map(this::unprotected).orElse(null));
    }

    private @Nullable Quantity unprotected(TradeState trade) {
        Quantity sellable = draft.facts()
                .instrument(trade.symbol())
                .map(instrument -> trade.owned().floorTo(instrument.quantityStep()))
                .orElse(trade.owned());
        return sellable.isZero() || trade.legs(Leg.PROTECTION).anyMatch(OrderLeg::isLive) ? null : sellable;
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
                .forEach(this::find);
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

    private void secure(TradeState trade, Instrument instrument) {
        // Where an earlier process may have taken it back itself, what that process may have sent is looked for first.
        Optional<OrderLeg> owing = trade.legs(Leg.PROTECTION)
                .filter(OrderLeg::owesSales)
                .filter(leg -> !(draft.isUnsure(trade.id()) && leg.isCancelledByOthers()))
                .findFirst();
        if (owing.isPresent()) {
            if (draft.isIdle(owing.get().id())) {
                readSales(owing.get());
            }
            return;
        }
        if (trade.entry().intent().carrier() != null
                && trade.legs(Leg.PROTECTION).findAny().isEmpty()) {
            expectAttached(trade);
            return;
        }
        trade.legs(Leg.PROTECTION)
                .filter(leg -> leg.isSettled() && leg.awaitsMore(draft.at()) && draft.isIdle(leg.id()))
                .forEach(this::find);
        Quantity sellable = trade.owned().floorTo(instrument.quantityStep());
        List<OrderLeg> unsettled =
                trade.legs(Leg.PROTECTION).filter(leg -> !leg.isSettled()).toList();
        List<OrderLeg> live = unsettled.stream().filter(OrderLeg::isLive).toList();
        Optional<OrderLeg> standing = Stream.concat(
                        live.stream(),
                        unsettled.stream().filter(leg -> draft.errand(leg.id()).doubt() != Errand.Doubt.NOT_THERE))
                .findFirst();
        boolean residual = isResidual(trade, sellable, instrument);
        if (isGapTooLong(trade, residual)) {
            plan(trade.id());
        } else if (live.size() > 1) {
            // One that had been given up for lost has turned up beside its successor.
            takeBack(live.get(0));
        } else if (standing.isPresent()) {
            // While the sale itself has to wait, the protection stays.
            if (residual
                    || isTooMuch(trade, standing.get())
                    || (trade.exit() != null && pauseBeforeSelling(trade).isEmpty())) {
                takeBack(standing.get());
            } else {
                watch(trade, standing.get());
            }
        } else if (residual) {
            // A protective order that may still turn up is not forgotten: it would be taken back.
            if (unsettled.isEmpty() && trade.legs(Leg.PROTECTION).noneMatch(leg -> leg.awaitsMore(draft.at()))) {
                closing.ended(trade);
            }
        } else if (draft.isUnsure(trade.id()) && (trade.exit() != null || mayProtect(trade))) {
            suspect(intent(trade, Leg.PROTECTION, sellable, protection(trade, instrument)));
            plan(trade.id());
        } else if (trade.exit() != null) {
            sell(trade, instrument, sellable);
        } else if (mayProtect(trade)) {
            protect(trade, instrument, sellable);
        } else {
            giveUpProtecting(trade);
        }
    }

    /** The stops that the entry carried are at the venue since it filled: they are looked for. */
    private void expectAttached(TradeState trade) {
        OrderLeg entry = trade.entry();
        Intent.Prices prices = new Intent.Prices(null, entry.intent().prices().stop(), null, null);
        Intent stops = intent(trade, Leg.PROTECTION, entry.filled(), prices);
        draft.update(stops.clientOrderId(), Errand.idle(draft.errand(entry.id()).sentBefore()));
        if (draft.isUnsure(trade.id())) {
            suspect(stops);
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

    /** Counts how long a trade has been without protection, and asks for its end once that was too long. */
    private boolean isGapTooLong(TradeState trade, boolean residual) {
        boolean covered = residual || trade.legs(Leg.PROTECTION).anyMatch(OrderLeg::isLive);
        if (covered || trade.exit() != null || isLeftAlone(trade)) {
            draft.forgetGap(trade.id());
            return false;
        }
        if (!draft.venueReachable()) {
            draft.forgetGap(trade.id());
            if (draft.isIdle(trade.entry().id())) {
                draft.waitFor(trade.entry().id(), settings.lookupInterval());
            }
            return false;
        }
        Instant end = draft.uncoveredSince(trade.id()).plus(settings.longestGap());
        boolean asking = trade.legs(Leg.PROTECTION)
                .anyMatch(leg -> !leg.isSettled() && !draft.errand(leg.id()).isAtRest());
        if (draft.at().isBefore(end) && draft.isIdle(trade.entry().id())) {
            draft.waitFor(trade.entry().id(), Duration.between(draft.at(), end));
        }
        return !asking && givesUp(trade.id());
    }

    /** Asks for the end of a trade that has been without protection for too long; false if it has not. */
    boolean givesUp(TradeId trade) {
        if (draft.at().isBefore(draft.uncoveredSince(trade).plus(settings.longestGap()))) {
            return false;
        }
        draft.record(new JournalRecord.ExitRequested(trade, CloseReason.UNPROTECTED, null));
        return true;
    }

    /** Whether what is left is less than the venue trades, valued at the stop. */
    private static boolean isResidual(TradeState trade, Quantity sellable, Instrument instrument) {
        Price stop = trade.entry().intent().prices().stop();
        Money value = stop == null
                ? Money.zero(instrument.symbol().quote())
                : stop.times(sellable, instrument.symbol().quote());
        return sellable.isZero()
                || sellable.isBelow(instrument.minQuantity())
                || value.isBelow(instrument.minNotional());
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
            draft.begin(order.id(), Errand.Kind.CANCELLING);
            draft.effect(new Effect.Cancel(order.intent().orderRef()));
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
            draft.waitFor(protection.id(), settings.watchInterval());
        }
    }

    private void sell(TradeState trade, Instrument instrument, Quantity sellable) {
        Optional<Duration> pause = pauseBeforeSelling(trade);
        if (pause.isEmpty()) {
            commit(intent(trade, Leg.EXIT, sellable, NO_PRICES));
        } else if (mayProtect(trade)) {
            protect(trade, instrument, sellable);
        } else if (draft.isIdle(trade.entry().id())) {
            draft.waitFor(trade.entry().id(), pause.get());
        }
    }

    /** A venue that does not sell is not asked again at once: 1 s after the first try in vain, twice as long after each more. */
    private Optional<Duration> pauseBeforeSelling(TradeState trade) {
        List<OrderLeg> inVain = trade.legs(Leg.EXIT)
                .filter(leg -> leg.isSettled() && leg.filled().isZero())
                .toList();
        if (inVain.isEmpty()) {
            return Optional.empty();
        }
        Instant last = inVain.get(inVain.size() - 1).committedAt();
        Duration backoff = Duration.ofSeconds(1L << Math.min(inVain.size() - 1, MOST_BACKOFF_DOUBLINGS));
        Duration left = Duration.between(draft.at(), last.plus(backoff));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /**
     * While the store failed an earlier process may have sent this very order, whose id is derived, and recorded nothing: it is
     * looked up before it is sent. An exit comes after a protective order, so that this one is asked for first.
     */
    private void suspect(Intent intent) {
        draft.record(new JournalRecord.IntentCommitted(intent));
        draft.record(new JournalRecord.OutcomeRecorded(intent.clientOrderId(), Outcome.UNKNOWN, OrderLeg.UNRECORDED));
        draft.balancesChanged();
    }

    /**
     * A protective order that is not found may have been refused unrecorded, and the next one placed: that one is asked for as
     * well. False if none can have come after it.
     */
    boolean suspectsProtection(OrderLeg protection) {
        TradeState trade = draft.account().trade(protection.intent().trade()).orElseThrow();
        Optional<Instrument> instrument = draft.facts().instrument(trade.symbol());
        OrderLeg last = trade.last(Leg.PROTECTION).orElseThrow();
        boolean isLast = last.id().equals(protection.id());
        if (!isLast || instrument.isEmpty()) {
            return !isLast && last.isOpenQuestion();
        }
        List<OrderLeg> tried = protectionsSinceLastExit(trade);
        if (!tried.contains(last) || tried.size() >= MOST_PROTECTIONS) {
            return false;
        }
        Quantity sellable = trade.owned().floorTo(instrument.get().quantityStep());
        if (isResidual(trade, sellable, instrument.get())) {
            return false;
        }
        suspect(intent(trade, Leg.PROTECTION, sellable, protection(trade, instrument.get())));
        return true;
    }

    /**
     * Something was sold that no known order explains: it may have been one of the exits that would come next, which are asked
     * for one after another. False if it was none of the first few: then somebody else has sold.
     */
    boolean suspectsExit(OrderLeg protection) {
        TradeState trade = draft.account().trade(protection.intent().trade()).orElseThrow();
        List<OrderLeg> legs = trade.legs();
        List<OrderLeg> exits = legs.subList(legs.indexOf(protection), legs.size()).stream()
                .filter(leg -> leg.is(Leg.EXIT))
                .toList();
        if (exits.stream().anyMatch(leg -> !leg.isSettled())) {
            return true;
        }
        Optional<Instrument> instrument = draft.facts().instrument(trade.symbol());
        if (exits.size() >= MOST_SUSPECTED || instrument.isEmpty()) {
            return false;
        }
        Quantity sellable = trade.owned().floorTo(instrument.get().quantityStep());
        suspect(intent(trade, Leg.EXIT, sellable, NO_PRICES));
        return true;
    }

    private void protect(TradeState trade, Instrument instrument, Quantity sellable) {
        commit(intent(trade, Leg.PROTECTION, sellable, protection(trade, instrument)));
    }

    private Intent.Prices protection(TradeState trade, Instrument instrument) {
        Price entry = trade.entry().executions().averagePrice();
        if (entry == null) {
            throw new IllegalStateException("Trade " + trade.id() + " holds a quantity and has no price.");
        }
        return policy.protection(entry, instrument);
    }

    private static boolean mayProtect(TradeState trade) {
        List<OrderLeg> tried = protectionsSinceLastExit(trade);
        long ended = tried.stream()
                .filter(leg -> !leg.isCancelledByOthers() && !leg.isReplacedByOurs())
                .count();
        return !isLeftAlone(trade) && ended < MOST_PROTECTIONS;
    }

    /** Whether somebody takes its protection back on purpose. It is left as it is, and told. */
    static boolean isLeftAlone(TradeState trade) {
        return protectionsSinceLastExit(trade).stream()
                        .filter(OrderLeg::isCancelledByOthers)
                        .count()
                >= MOST_PROTECTIONS;
    }

    private void giveUpProtecting(TradeState trade) {
        if (isLeftAlone(trade)) {
            draft.halt(
                    HaltCause.UNRESOLVED,
                    "the protective order of trade " + trade.id() + " was cancelled from outside twice");
        } else {
            draft.record(new JournalRecord.ExitRequested(trade.id(), CloseReason.UNPROTECTED, null));
            plan(trade.id());
        }
    }

    /** Protective orders since the last exit: one that was taken back for an exit that failed does not count. */
    private static List<OrderLeg> protectionsSinceLastExit(TradeState trade) {
        List<OrderLeg> legs = trade.legs();
        int from = 0;
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).is(Leg.EXIT)) {
                from = i;
            }
        }
        return legs.stream().skip(from).filter(leg -> leg.is(Leg.PROTECTION)).toList();
    }

    private Intent intent(TradeState trade, Leg leg, Quantity quantity, Intent.Prices prices) {
        int attempt = (int) trade.legs(leg).count() + 1;
        return new Intent(
                draft.account().ids().order(trade.ref(), leg, attempt),
                draft.account().nextOrderNumber(),
                trade.id(),
                trade.ref(),
                leg,
                attempt,
                trade.symbol(),
                Side.SELL,
                quantity,
                prices,
                Money.zero(trade.symbol().quote()),
                leg == Leg.PROTECTION && attempt == 1 ? trade.entry().intent().carrier() : null);
    }

    private void commit(Intent intent) {
        draft.record(new JournalRecord.IntentCommitted(intent));
        draft.balancesChanged();
        send(intent);
    }

    /** An entry that was not sent is sent only if it would still be begun now. */
    private void sendAgain(TradeState trade, OrderLeg leg) {
        AccountStatus status = draft.account().figures().status();
        if (!leg.is(Leg.ENTRY)) {
            send(leg.intent());
        } else if (trade.exit() != null) {
            withdraw(leg, ReasonCode.SUPERSEDED, "an exit of " + trade.symbol() + " came before it could be sent");
        } else if (!status.isRunning()) {
            withdraw(leg, ReasonCode.ACCOUNT_HALTED, "the account is " + status + " since it was to be sent");
        } else if (isTooOld(leg)) {
            withdraw(leg, ReasonCode.STALE, "too old before it could be sent");
        } else {
            send(leg.intent());
        }
    }

    boolean isTooOld(OrderLeg entry) {
        return draft.pending(entry.id())
                .map(pending -> draft.at().isAfter(pending.notAfter()))
                .orElse(false);
    }

    /** Gives an entry up that is certainly not at the venue. */
    void withdraw(OrderLeg entry, ReasonCode reason, String detail) {
        draft.record(new JournalRecord.OutcomeRecorded(entry.id(), Outcome.REFUSED, reason + ": " + detail));
        draft.balancesChanged();
        draft.effect(new Effect.Answer(entry.intent().signalRef(), new SignalOutcome.Rejected(reason, detail)));
        plan(entry.intent().trade());
    }

    /** Sends a committed order. An entry goes with its approval, which is in memory alone. */
    void send(Intent intent) {
        draft.begin(intent.clientOrderId(), Errand.Kind.SENDING);
        if (intent.leg() == Leg.PROTECTION) {
            draft.effect(new Effect.Protect(TradePolicy.request(intent)));
        } else if (intent.leg() == Leg.EXIT) {
            draft.effect(new Effect.SubmitExit(
                    new OrderRequest(intent.clientOrderId(), intent.symbol(), intent.side(), intent.quantity())));
        } else {
            PendingEntry entry = draft.pending(intent.clientOrderId())
                    .orElseThrow(() -> new IllegalStateException(
                            "Entry " + intent.clientOrderId() + " has no approval: it cannot be sent."));
            draft.effect(new Effect.SubmitEntry(entry.approval(), TradePolicy.entry(intent), entry.notAfter()));
        }
    }

    /** Reads what was sold since the entry filled, and not long before the order was committed. */
    void readSales(OrderLeg leg) {
        TradeState trade = draft.account().trade(leg.intent().trade()).orElseThrow();
        Instant bought = trade.entry().executions().lastAt();
        Instant committed = leg.committedAt().minus(CLOCK_TOLERANCE);
        Instant since = bought == null || (bought.isBefore(committed) && !leg.mayHideASale()) ? committed : bought;
        draft.begin(leg.id(), Errand.Kind.READING_SALES);
        draft.effect(new Effect.ReadSales(leg.id(), trade.symbol(), since));
    }

    void find(OrderLeg leg) {
        draft.begin(leg.id(), Errand.Kind.LOOKING_UP);
        boolean rests = leg.is(Leg.PROTECTION)
                && leg.isLive()
                && leg.triggeredAt() == null
                && !draft.errand(leg.id()).cancelUnclear();
        draft.effect(new Effect.Find(
                new LookupQuery(leg.intent().orderRef(), draft.errand(leg.id()).sentBefore(), rests)));
    }
}
