package trade.helix.engine.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.JournalRecord.AccountOpened;
import trade.helix.api.journal.JournalRecord.AccountUpdated;
import trade.helix.api.journal.JournalRecord.AllowanceExceeded;
import trade.helix.api.journal.JournalRecord.CommandRecorded;
import trade.helix.api.journal.JournalRecord.DiscrepanciesFound;
import trade.helix.api.journal.JournalRecord.ExitRequested;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.HoldingsAccepted;
import trade.helix.api.journal.JournalRecord.IntentCommitted;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.JournalRecord.OutcomeRecorded;
import trade.helix.api.journal.JournalRecord.ProtectionGapClosed;
import trade.helix.api.journal.JournalRecord.SignalDecided;
import trade.helix.api.journal.JournalRecord.SignalReceived;
import trade.helix.api.journal.JournalRecord.TradeUpdated;
import trade.helix.api.journal.JournalRecord.TransferRecorded;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;

/** Adds one fact to an account's state. The only place where that state changes. */
final class JournalFold implements JournalRecord.Visitor<AccountState> {
    private final AccountState state;
    private final Instant at;

    private JournalFold(AccountState state, Instant at) {
        this.state = state;
        this.at = at;
    }

    static AccountState after(AccountState state, JournalEntry entry) {
        return entry.record().accept(new JournalFold(state, entry.at()));
    }

    @Override
    public AccountState on(AccountOpened record) {
        return state.opened(record.venue(), record.firstOrderNumber());
    }

    @Override
    public AccountState on(SignalReceived record) {
        return state.with(new SeenSignal(record.ref(), record.signal(), record.symbol(), at, null));
    }

    @Override
    public AccountState on(SignalDecided record) {
        SeenSignal signal = state.signals().get(record.ref());
        return signal == null ? state : state.with(signal.with(record.decision()));
    }

    @Override
    public AccountState on(IntentCommitted record) {
        Intent intent = record.intent();
        AccountState numbered = state.numbered(intent.number() == Integer.MAX_VALUE ? 1 : intent.number() + 1);
        if (intent.leg() != Leg.ENTRY) {
            return numbered.trade(intent.trade())
                    .map(trade -> numbered.with(trade.plus(intent, at)))
                    .orElseThrow(() -> damaged("order " + intent.clientOrderId() + " belongs to no open trade"));
        }
        SeenSignal signal = state.signals().get(intent.signalRef());
        if (signal == null) {
            throw damaged("entry " + intent.clientOrderId() + " belongs to no signal");
        }
        return numbered.with(TradeState.of(intent, signal.signal().id(), at))
                .with(state.known().bought(intent.symbol().base()))
                .with(state.activity().entered(LocalDate.ofInstant(at, ZoneOffset.UTC)));
    }

    @Override
    public AccountState on(OutcomeRecorded record) {
        return withLeg(
                record.clientOrderId(),
                leg -> leg.with(record.outcome(), record.detail()),
                record.outcome() == Outcome.REFUSED);
    }

    @Override
    public AccountState on(OrderObserved record) {
        return withLeg(record.clientOrderId(), leg -> leg.with(record, at), false);
    }

    @Override
    public AccountState on(FillRecorded record) {
        return withLeg(record.clientOrderId(), leg -> leg.with(record), false).paid(record.fill());
    }

    /** A refused exit is no longer wanted: the trade is protected again instead. */
    private AccountState withLeg(ClientOrderId id, UnaryOperator<OrderLeg> change, boolean dropsExit) {
        TradeState trade = state.tradeOf(id).orElseThrow(() -> damaged("order " + id + " belongs to no open trade"));
        OrderLeg changed = change.apply(trade.leg(id).orElseThrow());
        TradeState next = trade.with(changed);
        return state.with(dropsExit && changed.is(Leg.EXIT) ? next.with((TradeState.ExitWish) null) : next);
    }

    @Override
    public AccountState on(ExitRequested record) {
        TradeState trade = state.trade(record.trade())
                .orElseThrow(() -> damaged("the exit of trade " + record.trade() + " finds it ended"));
        TradeState.ExitWish wish =
                trade.exit() == null ? new TradeState.ExitWish(record.reason(), List.of()) : trade.exit();
        return state.with(trade.with(wish.with(record.ref())));
    }

    @Override
    public AccountState on(TradeUpdated record) {
        var id = record.trade().id();
        if (record.trade().status() == TradeStatus.STOPPED_OUT) {
            Instant stoppedAt = record.trade().closing().map(Trade.Closing::at).orElse(at);
            return state.without(id)
                    .with(state.activity().stopped(record.trade().symbol(), stoppedAt));
        }
        if (record.trade().status() != TradeStatus.OPEN) {
            return state.without(id);
        }
        return state.trade(id).map(trade -> state.with(trade.asTold())).orElse(state);
    }

    @Override
    public AccountState on(AllowanceExceeded record) {
        return state;
    }

    @Override
    public AccountState on(TransferRecorded record) {
        return state;
    }

    @Override
    public AccountState on(DiscrepanciesFound record) {
        return state;
    }

    @Override
    public AccountState on(HoldingsAccepted record) {
        return state.with(state.figures().withHoldings(record.holdings()))
                .with(state.known().with(record.orders()));
    }

    /** What it changed the facts beside it tell. */
    @Override
    public AccountState on(CommandRecorded record) {
        return state;
    }

    @Override
    public AccountState on(ProtectionGapClosed record) {
        return state;
    }

    @Override
    public AccountState on(AccountUpdated record) {
        return state.with(record.figures());
    }

    /** Forgets signals that are decided and too old to be repeated. Not a fact: it changes no decision. */
    static AccountState forget(AccountState state, Instant before) {
        if (state.signals().values().stream().noneMatch(signal -> isForgettable(signal, before))) {
            return state;
        }
        Map<SignalRef, SeenSignal> kept = new LinkedHashMap<>(state.signals());
        kept.values().removeIf(signal -> isForgettable(signal, before));
        return state.withSignals(kept);
    }

    private static boolean isForgettable(SeenSignal signal, Instant before) {
        return !signal.isUndecided() && signal.at().isBefore(before);
    }

    private static IllegalStateException damaged(String what) {
        return new IllegalStateException("The journal contradicts itself: " + what
                + ". Restore the database from a backup, or ask for help with a copy of it.");
    }
}
