package trade.helix.store.jdbc;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;

/** What an account's state still knows of which trade. Follows the journal, entry by entry. */
final class TradeMemory {
    private final Map<String, String> tradeOfOrder = new HashMap<>();
    private final Map<String, String> signalOfTrade = new HashMap<>();
    private final Map<String, Symbol> open = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    // By symbol: the last trade that sold and ended while no other one was open, those that did since, and those that
    // were open then. Their sales are known.
    private final Map<Symbol, Set<String>> soldLast = new HashMap<>();

    // By symbol: the last one that ended. That it was traded is known.
    private final Map<Symbol, String> endedLast = new HashMap<>();
    private final Set<String> sold = new HashSet<>();
    private final Set<String> entries = new HashSet<>();

    // Those that have filled since the figures were last written: a fee may have been paid from what the owner holds.
    private final Set<String> unbooked = new HashSet<>();

    // Those that were entered one after the other on one day, up to the latest entry; and the one before them, of
    // another day,
    // which tells them from earlier ones of the same day where a clock was set back.
    private final Set<String> counted = new HashSet<>();
    private @Nullable LocalDate day;
    private @Nullable String lastEntered;
    private @Nullable String last;

    void intended(Intent intent, LocalDate at) {
        String trade = intent.trade().value();
        tradeOfOrder.put(intent.clientOrderId().value(), trade);
        last = trade;
        if (intent.leg() == Leg.ENTRY) {
            entries.add(intent.clientOrderId().value());
            signalOfTrade.put(trade, intent.signalRef().value());
            open.put(trade, intent.symbol());
            if (!at.equals(day)) {
                counted.clear();
                if (lastEntered != null) {
                    counted.add(lastEntered);
                }
            }
            day = at;
            lastEntered = trade;
            counted.add(trade);
        }
    }

    void filled(String order) {
        String trade = tradeOfOrder.get(order);
        if (trade != null) {
            unbooked.add(trade);
            if (!entries.contains(order)) {
                sold.add(trade);
            }
        }
    }

    void figuresWritten() {
        unbooked.clear();
    }

    void updated(Trade trade) {
        String id = trade.id().value();
        if (trade.status() == TradeStatus.OPEN) {
            return;
        }
        ended.add(id);
        Symbol symbol = open.remove(id);
        if (symbol != null) {
            endedLast.put(symbol, id);
        }
        if (symbol != null && sold.contains(id)) {
            Set<String> known = soldLast.computeIfAbsent(symbol, first -> new HashSet<>());
            if (!open.containsValue(symbol)) {
                known.clear();
            }
            known.add(id);
            open.forEach((other, of) -> {
                if (of.equals(symbol)) {
                    known.add(other);
                }
            });
        }
    }

    /** The trade of an order; null if none is known. */
    @Nullable
    String of(String order) {
        return tradeOfOrder.get(order);
    }

    /** Whether all of it counts: it is open, what it sold is known, or its order has the latest number. */
    boolean isWhole(String trade) {
        return !ended.contains(trade)
                || trade.equals(last)
                || unbooked.contains(trade)
                || endedLast.containsValue(trade)
                || soldLast.values().stream().anyMatch(each -> each.contains(trade));
    }

    /** Whether it counts that it was entered. */
    boolean isCounted(String trade) {
        return counted.contains(trade);
    }

    /** The signals that led to what counts. */
    Set<String> signals() {
        Set<String> signals = new HashSet<>();
        signalOfTrade.forEach((trade, ref) -> {
            if (isWhole(trade) || isCounted(trade)) {
                signals.add(ref);
            }
        });
        return signals;
    }
}
