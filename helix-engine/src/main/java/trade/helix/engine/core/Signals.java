package trade.helix.engine.core;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Side;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;
import trade.helix.api.risk.Verdict;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Price;
import trade.helix.risk.Approval;
import trade.helix.risk.RiskDecision;
import trade.helix.risk.RiskManager;

/** Decides on signals. */
final class Signals {
    private final Draft draft;
    private final CoreSettings settings;
    private final TradePolicy policy;
    private final RiskManager risk;
    private final Requests requests;
    private final Planner planner;
    private final RiskPicture picture;

    Signals(
            Draft draft,
            CoreSettings settings,
            TradePolicy policy,
            RiskManager risk,
            Requests requests,
            Planner planner,
            RiskPicture picture) {
        this.draft = draft;
        this.settings = settings;
        this.policy = policy;
        this.risk = risk;
        this.requests = requests;
        this.planner = planner;
        this.picture = picture;
    }

    void arrived(Input.SignalArrived input) {
        Symbol symbol = input.resolution().symbol();
        Optional<SeenSignal> first = firstOf(input.signal(), symbol);
        draft.record(new JournalRecord.SignalReceived(input.ref(), input.signal(), symbol));
        SeenSignal seen = seen(input.ref());
        if (symbol == null) {
            ReasonCode problem = input.resolution().problem();
            reject(
                    seen,
                    problem == null ? ReasonCode.PAIR_NOT_AVAILABLE : problem,
                    input.resolution().detail(),
                    Trace.EMPTY);
        } else if (first.isPresent()) {
            SignalRef repeated = first.get().ref();
            draft.record(new JournalRecord.SignalDecided(seen.ref(), Decision.deduplicated(repeated), Trace.EMPTY));
            draft.effect(new Effect.Answer(seen.ref(), new SignalOutcome.Deduplicated(repeated)));
        } else if (seen.is(SignalAction.SELL)) {
            exit(seen, symbol);
        } else if (isOvertaken(seen, symbol)) {
            supersede(seen, symbol);
        } else {
            decideEntry(seen, symbol, Set.of());
        }
    }

    private Optional<SeenSignal> firstOf(Signal signal, @Nullable Symbol symbol) {
        if (symbol == null) {
            return Optional.empty();
        }
        var since = draft.at().minus(settings.dedupWindow());
        return draft.account().signals().values().stream()
                .filter(earlier -> !earlier.at().isBefore(since) && earlier.isRepeatedBy(signal, symbol))
                .filter(earlier -> !isGivenUp(earlier))
                .findFirst();
    }

    /** Whether it is an exit that the venue refused: a trade that it was to close is open and nothing asks for its end. */
    private boolean isGivenUp(SeenSignal earlier) {
        return earlier.is(SignalAction.SELL)
                && draft.account().trades().values().stream()
                        .anyMatch(trade -> trade.symbol().equals(earlier.symbol())
                                && !trade.openedAt().isAfter(earlier.at())
                                && trade.exit() == null);
    }

    /** After facts were read, all but those of the symbols that the venue does not have. */
    void decideWaiting(Set<Symbol> missing) {
        undecided(SignalAction.BUY).forEach(seen -> decideEntry(seen, symbolOf(seen), missing));
    }

    /** Facts could not be read: an entry without a live price and balances is none. */
    void unreachable(String cause) {
        Verdict veto = Verdict.veto(ReasonCode.EXCHANGE_UNREACHABLE, "live price and balances", cause);
        Trace trace =
                new Trace(List.of(new GateResult(new GateId("venue-reachable"), Phase.BEFORE_SIZE, veto)), List.of());
        undecided(SignalAction.BUY).forEach(seen -> reject(seen, ReasonCode.EXCHANGE_UNREACHABLE, cause, trace));
    }

    /** After a step that failed: what waited for its end waits no more, and the account is halted. */
    void giveUp(String cause) {
        undecided(SignalAction.BUY).forEach(seen -> reject(seen, ReasonCode.ACCOUNT_HALTED, cause, Trace.EMPTY));
    }

    /** After a restart: entries that were not decided are too old, exits run whatever their age. */
    void resume() {
        undecided(SignalAction.BUY)
                .forEach(seen -> reject(
                        seen, ReasonCode.EXPIRED_BY_RESTART, "the process ended before it had decided", Trace.EMPTY));
        undecided(SignalAction.SELL).forEach(seen -> exit(seen, symbolOf(seen)));
    }

    private void exit(SeenSignal seen, Symbol symbol) {
        undecided(SignalAction.BUY).stream()
                .filter(entry -> symbol.equals(entry.symbol()))
                .forEach(entry -> supersede(entry, symbol));
        List<TradeId> trades = draft.account().tradesIn(symbol);
        if (trades.isEmpty()) {
            reject(seen, ReasonCode.NO_OPEN_POSITION, "no open trade in " + symbol, Trace.EMPTY);
            return;
        }
        // It is answered when the last of them has ended.
        draft.record(new JournalRecord.SignalDecided(seen.ref(), Decision.accepted(trades.get(0)), Trace.EMPTY));
        trades.forEach(trade -> draft.record(new JournalRecord.ExitRequested(trade, CloseReason.SIGNAL, seen.ref())));
        trades.forEach(planner::plan);
    }

    /** Exits overtake entries on their way in: an older entry must not open what a newer exit wanted closed. */
    private boolean isOvertaken(SeenSignal entry, Symbol symbol) {
        return draft.account().signals().values().stream()
                .anyMatch(seen -> seen.is(SignalAction.SELL)
                        && symbol.equals(seen.symbol())
                        && seen.at().isAfter(entry.at()));
    }

    private void supersede(SeenSignal entry, Symbol symbol) {
        reject(entry, ReasonCode.SUPERSEDED, "an exit of " + symbol + " came after it", Trace.EMPTY);
    }

    private void decideEntry(SeenSignal seen, Symbol symbol, Set<Symbol> missing) {
        if (Duration.between(seen.at(), draft.at()).compareTo(settings.entryMaxAge()) > 0) {
            reject(
                    seen,
                    ReasonCode.STALE,
                    "older than " + settings.entryMaxAge().toSeconds() + " s",
                    Trace.EMPTY);
            return;
        }
        if (draft.account().trades().values().stream().anyMatch(draft::isUnknown)) {
            reject(seen, ReasonCode.OUTCOME_UNKNOWN, "an earlier order may or may not be at the venue", Trace.EMPTY);
            return;
        }
        AccountStatus status = draft.account().figures().status();
        if (!draft.standing().isReconciled() && status.isRunning()) {
            // Before the first comparison with the venue nothing new is begun; the comparison comes back to it.
            return;
        }
        Set<Symbol> symbols = new LinkedHashSet<>(Set.of(symbol));
        draft.account().trades().values().forEach(trade -> symbols.add(trade.symbol()));
        Facts facts = draft.facts();
        Instrument instrument = facts.instruments().get(symbol);
        Quote quote = facts.quotes().get(symbol);
        AccountSnapshot account = facts.account();
        boolean fresh = facts.areFresh(symbols, draft.at(), settings);
        if (fresh && instrument != null && quote != null && account != null) {
            propose(seen, instrument, quote, account);
        } else if (!Collections.disjoint(symbols, missing)) {
            reject(seen, ReasonCode.PAIR_NOT_AVAILABLE, "not in the venue's catalogue: " + missing, Trace.EMPTY);
        } else {
            draft.readFacts(symbols);
        }
    }

    private void propose(SeenSignal seen, Instrument instrument, Quote quote, AccountSnapshot account) {
        Price stop = policy.stop(quote.ask(), instrument);
        if (!quote.ask().isAbove(stop) || !policy.hasStopLimit(stop, instrument)) {
            reject(
                    seen,
                    ReasonCode.NOT_COMPUTABLE,
                    "one tick of " + instrument.priceTick() + " is more than the distance of the stop or of its limit",
                    Trace.EMPTY);
            return;
        }
        Optional<String> obstacle = picture.obstacle(instrument.symbol());
        if (obstacle.isPresent()) {
            reject(seen, ReasonCode.NOT_COMPUTABLE, obstacle.get(), Trace.EMPTY);
            return;
        }
        EntryProposal proposal =
                new EntryProposal(draft.account().account(), seen.ref(), seen.signal(), instrument, quote, stop, null);
        RiskDecision decision = risk.evaluate(
                proposal, picture.context(account, instrument.symbol().quote()));
        Runnable carryOut = decision.fold(
                approved -> () -> enter(seen, approved.approval(), approved.trace()),
                rejected -> () -> refuse(seen, rejected));
        carryOut.run();
    }

    private void refuse(SeenSignal seen, RiskDecision.Rejected rejected) {
        reject(seen, rejected.reason(), rejected.detail(), rejected.trace());
        AccountFigures figures = draft.account().figures();
        boolean halted = figures.status().causes().contains(HaltCause.DAILY_LIMIT);
        if (rejected.reason().equals(ReasonCode.DAILY_LOSS_LIMIT) && !halted) {
            draft.record(new JournalRecord.AccountUpdated(
                    figures.haltedForDay(LocalDate.ofInstant(draft.at(), ZoneOffset.UTC)),
                    "daily loss limit: " + rejected.detail()));
        }
    }

    private void enter(SeenSignal seen, Approval approval, Trace trace) {
        EntryProposal proposal = approval.proposal();
        Symbol symbol = proposal.instrument().symbol();
        OrderIds ids = draft.account().ids();
        TradeId trade = ids.trade(seen.ref());
        int number = draft.account().nextOrderNumber();
        Intent intent = new Intent(
                ids.order(seen.ref(), Leg.ENTRY, 1),
                number,
                trade,
                seen.ref(),
                Leg.ENTRY,
                1,
                symbol,
                Side.BUY,
                approval.quantity(),
                new Intent.Prices(proposal.quote().ask(), proposal.stop(), null, null),
                approval.reserved(),
                policy.attaches() ? number : null);
        draft.record(new JournalRecord.SignalDecided(seen.ref(), Decision.accepted(trade), trace));
        draft.record(new JournalRecord.IntentCommitted(intent));
        draft.balancesChanged();
        draft.pending(
                intent.clientOrderId(), new PendingEntry(approval, seen.at().plus(settings.entryMaxAge())));
        requests.send(intent);
    }

    private void reject(SeenSignal seen, ReasonCode reason, String detail, Trace trace) {
        draft.record(new JournalRecord.SignalDecided(seen.ref(), Decision.rejected(reason, detail), trace));
        draft.effect(new Effect.Answer(seen.ref(), new SignalOutcome.Rejected(reason, detail)));
    }

    private List<SeenSignal> undecided(SignalAction action) {
        return draft.account().signals().values().stream()
                .filter(seen -> seen.isUndecided() && seen.is(action))
                .toList();
    }

    private SeenSignal seen(SignalRef ref) {
        SeenSignal seen = draft.account().signals().get(ref);
        if (seen == null) {
            throw new IllegalStateException("Signal " + ref + " was recorded and is not there.");
        }
        return seen;
    }

    private static Symbol symbolOf(SeenSignal seen) {
        Symbol symbol = seen.symbol();
        if (symbol == null) {
            throw new IllegalStateException("Signal " + seen.ref() + " waits without a symbol.");
        }
        return symbol;
    }
}
