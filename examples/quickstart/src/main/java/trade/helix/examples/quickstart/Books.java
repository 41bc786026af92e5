package trade.helix.examples.quickstart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord.FillRecorded;
import trade.helix.api.journal.JournalRecord.IntentCommitted;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Price;
import trade.helix.store.jdbc.JdbcStore;

/**
 * What the database says of the same orders.
 *
 * @param orders every order, by client order id
 * @param fills every execution, in order
 * @param changes what the executions changed, by asset
 * @param trade the trade that they belong to
 */
record Books(Map<String, String> orders, List<String> fills, Map<String, BigDecimal> changes, Trade trade) {
    private static final int MOST_ENTRIES = 1000;

    static Books read(JdbcStore store, AccountId account) {
        Trade trade = store.history().latest(account, 1).get(0);
        Map<String, Intent> intents = new TreeMap<>();
        Map<String, OrderObserved> reports = new HashMap<>();
        for (JournalEntry entry : store.journal().read(account, 0, MOST_ENTRIES)) {
            if (entry.record() instanceof IntentCommitted committed) {
                intents.put(committed.intent().clientOrderId().value(), committed.intent());
            } else if (entry.record() instanceof OrderObserved observed) {
                reports.put(observed.clientOrderId().value(), observed);
            }
        }
        Map<String, String> orders = new TreeMap<>();
        intents.forEach((id, intent) -> orders.put(id, line(intent, Objects.requireNonNull(reports.get(id)))));
        List<String> fills = new ArrayList<>();
        Map<String, BigDecimal> changes = new TreeMap<>();
        for (FillRecorded record : store.history().fills(trade.id())) {
            fills.add(line(record.fill()));
            count(record.fill(), changes);
        }
        return new Books(orders, fills, changes, trade);
    }

    private static String line(Intent intent, OrderObserved report) {
        Price stop = intent.leg() == Leg.PROTECTION ? intent.prices().stop() : null;
        return Lines.order(
                intent.side().name(),
                intent.quantity().value(),
                report.filled().value(),
                report.status().name(),
                stop == null ? null : stop.value());
    }

    private static String line(Fill fill) {
        return Lines.fill(
                fill.venueOrderId().value(),
                fill.side().name(),
                fill.price().value(),
                fill.quantity().value(),
                fill.fee().amount(),
                fill.fee().asset().code());
    }

    private static void count(Fill fill, Map<String, BigDecimal> changes) {
        BigDecimal sign = fill.side() == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate();
        add(changes, fill.symbol().base().code(), fill.quantity().value().multiply(sign));
        add(changes, fill.symbol().quote().code(), fill.notional().amount().multiply(sign.negate()));
        add(changes, fill.fee().asset().code(), fill.fee().amount().negate());
    }

    private static void add(Map<String, BigDecimal> changes, String asset, BigDecimal amount) {
        changes.merge(asset, amount, BigDecimal::add);
    }
}
