package trade.helix.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;

/**
 * Which entries an account's state still depends on: it adds up to the same without the others, then and with whatever follows.
 * What is not known to be dispensable is needed.
 *
 * <p>Dispensable are
 *
 * <ul>
 *   <li>figures that were written anew;
 *   <li>commands: what they changed is told beside them;
 *   <li>signals that were decided on more than six hours ago, unless they led to a trade that is needed;
 *   <li>trades that have ended, unless one is the last of its symbol, or the last that sold (the executions of its sales are known
 *       to be ours), sold or was open when one sold since that one, has the account's latest order (orders are numbered), or has
 *       filled since the figures were last written. Of one that was entered on the day of the latest entry it is needed that it
 *       was (they are counted by day) and that it ended; of stop-outs the latest of each symbol is needed for good.
 * </ul>
 */
final class Relevance {
    /** Longer than any time within which a repeated signal is dropped. */
    private static final Duration REPEATABLE = Duration.ofHours(6);

    /** What may go with a trade. A new kind of record stays until it is named here. */
    private static final Set<Class<? extends JournalRecord>> OF_TRADES = Set.of(
            JournalRecord.IntentCommitted.class,
            JournalRecord.OutcomeRecorded.class,
            JournalRecord.OrderObserved.class,
            JournalRecord.FillRecorded.class,
            JournalRecord.ExitRequested.class,
            JournalRecord.TradeUpdated.class,
            JournalRecord.AllowanceExceeded.class,
            JournalRecord.ProtectionGapClosed.class);

    /** A stop-out, when it was, and where in the journal. */
    private record StopOut(Instant at, long sequence) {}

    private final TradeMemory trades = new TradeMemory();
    private final Set<String> decided = new HashSet<>();
    private final Map<String, Instant> received = new HashMap<>();
    private final Map<Symbol, StopOut> stops = new HashMap<>();
    private Instant last = Instant.MIN;
    private long figures;

    private Relevance() {}

    static List<JournalEntry> of(List<JournalEntry> entries) {
        var relevance = new Relevance();
        entries.forEach(relevance::see);
        Set<String> signals = relevance.trades.signals();
        List<JournalEntry> needed = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (relevance.isNeeded(entry, signals)) {
                needed.add(entry);
            }
        }
        return needed;
    }

    private void see(JournalEntry entry) {
        last = entry.at();
        JournalRecord record = entry.record();
        if (record instanceof JournalRecord.IntentCommitted committed) {
            trades.intended(committed.intent(), Times.day(entry.at()));
        } else if (record instanceof JournalRecord.FillRecorded fill) {
            trades.filled(fill.clientOrderId().value());
        } else if (record instanceof JournalRecord.TradeUpdated updated) {
            trades.updated(updated.trade());
            noteStop(updated.trade(), entry);
        } else if (record instanceof JournalRecord.SignalReceived signal) {
            received.put(signal.ref().value(), entry.at());
        } else if (record instanceof JournalRecord.SignalDecided decision) {
            decided.add(decision.ref().value());
        } else if (record instanceof JournalRecord.AccountUpdated) {
            figures = entry.sequence();
            trades.figuresWritten();
        }
    }

    private void noteStop(Trade trade, JournalEntry entry) {
        if (trade.status() == TradeStatus.STOPPED_OUT) {
            var stop = new StopOut(trade.closing().map(Trade.Closing::at).orElse(entry.at()), entry.sequence());
            stops.merge(trade.symbol(), stop, (one, other) -> one.at().isAfter(other.at()) ? one : other);
        }
    }

    private boolean isNeeded(JournalEntry entry, Set<String> signals) {
        JournalRecord record = entry.record();
        if (record instanceof JournalRecord.AccountUpdated) {
            return entry.sequence() == figures;
        }
        if (record instanceof JournalRecord.SignalReceived signal) {
            return isNeeded(signal.ref().value(), signals);
        }
        if (record instanceof JournalRecord.SignalDecided decision) {
            return isNeeded(decision.ref().value(), signals);
        }
        if (record instanceof JournalRecord.CommandRecorded) {
            return false;
        }
        String trade = trade(record);
        return trade == null
                || !OF_TRADES.contains(record.getClass())
                || trades.isWhole(trade)
                || (trades.isCounted(trade) && isItsFrame(record))
                || isLatestStop(record, entry.sequence());
    }

    /** That a trade was entered, and that it ended. */
    private static boolean isItsFrame(JournalRecord record) {
        return (record instanceof JournalRecord.IntentCommitted committed
                        && committed.intent().leg() == Leg.ENTRY)
                || (record instanceof JournalRecord.TradeUpdated updated
                        && updated.trade().status() != TradeStatus.OPEN);
    }

    private boolean isLatestStop(JournalRecord record, long sequence) {
        return record instanceof JournalRecord.TradeUpdated
                && stops.values().stream().anyMatch(stop -> stop.sequence() == sequence);
    }

    private boolean isNeeded(String ref, Set<String> signals) {
        Instant at = received.get(ref);
        return at == null || signals.contains(ref) || !decided.contains(ref) || !at.isBefore(last.minus(REPEATABLE));
    }

    /** The trade that a record is about; null where there is none, or none is known. */
    private @Nullable String trade(JournalRecord record) {
        RecordKind<?> kind = RecordKind.of(record);
        String order = kind.orderOf(record);
        String trade = kind.tradeOf(record);
        return trade != null || order == null ? trade : trades.of(order);
    }
}
