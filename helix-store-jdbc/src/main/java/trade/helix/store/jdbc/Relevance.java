package trade.helix.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;

/**
 * Which entries an account's state still depends on: it adds up to the same without the others. What is not known to be
 * dispensable is needed.
 *
 * <p>Dispensable are the facts of a trade that has ended; only that it was entered and ended is needed if that was on the last
 * day of entries (they are counted by day) or if it had the latest order (orders are numbered). So are signals that were decided
 * on more than six hours ago, and figures that were written anew. Of stop-outs the latest of each symbol is needed for good.
 */
final class Relevance {
    /** Longer than any time within which a repeated signal is dropped. */
    private static final Duration REPEATABLE = Duration.ofHours(6);

    private final Map<String, String> tradeOfOrder = new HashMap<>();
    private final Map<String, LocalDate> entered = new HashMap<>();
    private final Map<String, String> signalOfTrade = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> decided = new HashSet<>();
    private final Map<String, Instant> received = new HashMap<>();
    private final Map<Symbol, Long> stops = new HashMap<>();
    private LocalDate lastDay = LocalDate.MIN;
    private Instant last = Instant.MIN;
    private @Nullable String lastTrade;
    private long figures;

    private Relevance() {}

    static List<JournalEntry> of(List<JournalEntry> entries) {
        var relevance = new Relevance();
        entries.forEach(relevance::see);
        Set<String> signals = new HashSet<>();
        relevance.signalOfTrade.forEach((trade, ref) -> {
            if (relevance.isLive(trade) || relevance.isCounted(trade)) {
                signals.add(ref);
            }
        });
        List<JournalEntry> needed = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (relevance.isNeeded(entry, signals)) {
                needed.add(entry);
            }
        }
        return needed;
    }

    private void see(JournalEntry entry) {
        last = last.isBefore(entry.at()) ? entry.at() : last;
        if (entry.record() instanceof JournalRecord.IntentCommitted committed) {
            intended(committed.intent(), Times.day(entry.at()));
        } else if (entry.record() instanceof JournalRecord.TradeUpdated updated) {
            updated(updated.trade(), entry.sequence());
        } else if (entry.record() instanceof JournalRecord.SignalReceived signal) {
            received.put(signal.ref().value(), entry.at());
        } else if (entry.record() instanceof JournalRecord.SignalDecided decision) {
            decided.add(decision.ref().value());
        } else if (entry.record() instanceof JournalRecord.AccountUpdated) {
            figures = entry.sequence();
        }
    }

    private void intended(Intent intent, LocalDate day) {
        String trade = intent.trade().value();
        tradeOfOrder.put(intent.clientOrderId().value(), trade);
        lastTrade = trade;
        if (intent.leg() == Leg.ENTRY) {
            entered.put(trade, day);
            signalOfTrade.put(trade, intent.signalRef().value());
            lastDay = lastDay.isBefore(day) ? day : lastDay;
        }
    }

    private void updated(Trade trade, long sequence) {
        if (trade.status() == TradeStatus.OPEN) {
            return;
        }
        ended.add(trade.id().value());
        if (trade.status() == TradeStatus.STOPPED_OUT) {
            stops.put(trade.symbol(), sequence);
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
        if (stops.containsValue(entry.sequence())) {
            return true;
        }
        String trade = trade(record);
        return trade == null || isLive(trade) || (isCounted(trade) && isItsFrame(record));
    }

    /** Of a trade that only counts: that it was entered, what numbers its orders had, and that it ended. */
    private static boolean isItsFrame(JournalRecord record) {
        return record instanceof JournalRecord.IntentCommitted
                || (record instanceof JournalRecord.TradeUpdated updated
                        && updated.trade().status() != TradeStatus.OPEN);
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
        return trade != null || order == null ? trade : tradeOfOrder.get(order);
    }

    private boolean isLive(String trade) {
        return !ended.contains(trade);
    }

    private boolean isCounted(String trade) {
        return trade.equals(lastTrade) || lastDay.equals(entered.get(trade));
    }
}
