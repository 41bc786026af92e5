package trade.helix.engine.shell;

import java.util.Optional;
import java.util.Set;
import trade.helix.api.account.Danger;
import trade.helix.api.event.AccountChanged;
import trade.helix.api.event.AllowanceExceeded;
import trade.helix.api.event.DiscrepanciesSeen;
import trade.helix.api.event.EventId;
import trade.helix.api.event.HoldingsTaken;
import trade.helix.api.event.OrderCommitted;
import trade.helix.api.event.OrderFilled;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.ProtectionGap;
import trade.helix.api.event.SignalAccepted;
import trade.helix.api.event.SignalDeduplicated;
import trade.helix.api.event.SignalRejected;
import trade.helix.api.event.SignalStored;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.event.TradeOpened;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TransferSeen;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.JournalRecord.AccountOpened;
import trade.helix.api.journal.JournalRecord.AccountUpdated;
import trade.helix.api.journal.JournalRecord.ExitRequested;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.IntentCommitted;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.JournalRecord.OutcomeRecorded;
import trade.helix.api.journal.JournalRecord.SignalDecided;
import trade.helix.api.journal.JournalRecord.SignalReceived;
import trade.helix.api.journal.JournalRecord.TradeUpdated;
import trade.helix.api.journal.JournalRecord.TransferRecorded;
import trade.helix.api.trade.TradeStatus;

/** What listeners are told of each fact. */
final class Events implements JournalRecord.Visitor<Optional<TradingEvent>> {
    private final EventId id;

    private Events(EventId id) {
        this.id = id;
    }

    static Optional<TradingEvent> of(JournalEntry entry, Set<Danger> dangers) {
        return entry.record().accept(new Events(new EventId(entry.account(), entry.sequence(), entry.at(), dangers)));
    }

    @Override
    public Optional<TradingEvent> on(AccountOpened record) {
        return Optional.empty();
    }

    @Override
    public Optional<TradingEvent> on(SignalReceived record) {
        return Optional.of(new SignalStored(id, record.ref(), record.signal()));
    }

    @Override
    public Optional<TradingEvent> on(SignalDecided record) {
        Decision decision = record.decision();
        if (decision.trade() != null) {
            return Optional.of(new SignalAccepted(id, record.ref(), decision.trade(), record.trace()));
        }
        if (decision.first() != null) {
            return Optional.of(new SignalDeduplicated(id, record.ref(), decision.first()));
        }
        return Optional.ofNullable(decision.reason())
                .map(reason -> new SignalRejected(id, record.ref(), reason, decision.detail(), record.trace()));
    }

    @Override
    public Optional<TradingEvent> on(IntentCommitted record) {
        return Optional.of(new OrderCommitted(id, record.intent()));
    }

    @Override
    public Optional<TradingEvent> on(OutcomeRecorded record) {
        return Optional.of(new OrderOutcome(id, record.clientOrderId(), record.outcome(), record.detail()));
    }

    @Override
    public Optional<TradingEvent> on(OrderObserved record) {
        return Optional.empty();
    }

    @Override
    public Optional<TradingEvent> on(FillRecorded record) {
        return Optional.of(new OrderFilled(id, record.clientOrderId(), record.fill()));
    }

    @Override
    public Optional<TradingEvent> on(ExitRequested record) {
        return Optional.empty();
    }

    @Override
    public Optional<TradingEvent> on(TradeUpdated record) {
        return Optional.of(
                record.trade().status() == TradeStatus.OPEN
                        ? new TradeOpened(id, record.trade())
                        : new TradeClosed(id, record.trade()));
    }

    @Override
    public Optional<TradingEvent> on(AccountUpdated record) {
        return Optional.of(new AccountChanged(id, record.figures(), record.why()));
    }

    @Override
    public Optional<TradingEvent> on(JournalRecord.AllowanceExceeded record) {
        return Optional.of(new AllowanceExceeded(id, record.clientOrderId(), record.fill(), record.excess()));
    }

    @Override
    public Optional<TradingEvent> on(TransferRecorded record) {
        return Optional.of(new TransferSeen(id, record.amount()));
    }

    @Override
    public Optional<TradingEvent> on(JournalRecord.DiscrepanciesFound record) {
        return Optional.of(new DiscrepanciesSeen(id, record.found()));
    }

    @Override
    public Optional<TradingEvent> on(JournalRecord.HoldingsAccepted record) {
        return Optional.of(new HoldingsTaken(id, record.holdings(), record.orders(), record.actor()));
    }

    /** What it changed is told by itself. */
    @Override
    public Optional<TradingEvent> on(JournalRecord.CommandRecorded record) {
        return Optional.empty();
    }

    @Override
    public Optional<TradingEvent> on(JournalRecord.ProtectionGapClosed record) {
        return Optional.of(new ProtectionGap(id, record.trade(), record.quantity(), record.duration()));
    }
}
