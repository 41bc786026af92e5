package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.Side;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Asset;

/** The table {@code trades}: one row for each trade, as it is now. */
final class TradesTable {
    private static final String BEFORE = "SELECT account, quote, closed_at FROM trades WHERE trade_id = ?";
    private static final String INSERT = "INSERT INTO trades (account, signal_ref, signal_id, exchange, symbol, quote,"
            + " side, entry_price, exit_price, quantity, residual_quantity, stop_loss_price, target_price, status, pnl,"
            + " pnl_pct, fees, exchange_order_id, opened_at, closed_at, close_reason, sequence, trade_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE trades SET account = ?, signal_ref = ?, signal_id = ?, exchange = ?,"
            + " symbol = ?, quote = ?, side = ?, entry_price = ?, exit_price = ?, quantity = ?, residual_quantity = ?,"
            + " stop_loss_price = ?, target_price = ?, status = ?, pnl = ?, pnl_pct = ?, fees = ?,"
            + " exchange_order_id = ?, opened_at = ?, closed_at = ?, close_reason = ?, sequence = ?"
            + " WHERE trade_id = ?";

    private final DailyStatsTable days;

    TradesTable(DailyStatsTable days) {
        this.days = days;
    }

    /** What the row of a trade said before. */
    private record Before(
            String account, Asset quote, @Nullable String closedAt) {}

    void updated(Session session, JournalEntry entry, JournalRecord.TradeUpdated updated) throws SQLException {
        Trade trade = updated.trade();
        List<Before> before = session.query(
                row -> new Before(row.getString(1), Asset.of(row.getString(2)), row.getString(3)),
                BEFORE,
                trade.id().value());
        before.forEach(row -> requireSameAccount(row, entry, trade));
        session.update(before.isEmpty() ? INSERT : UPDATE, values(entry, trade));
        for (DailyStatsTable.Day day : days(before, trade)) {
            days.tradesChanged(session, entry.account(), day);
        }
    }

    /** The days whose figures change: a correction may move a closed trade from one to another. */
    private static Set<DailyStatsTable.Day> days(List<Before> before, Trade trade) {
        Set<DailyStatsTable.Day> days = new LinkedHashSet<>();
        for (Before row : before) {
            if (row.closedAt() != null) {
                days.add(DailyStatsTable.Day.of(row.quote(), Instant.parse(row.closedAt())));
            }
        }
        trade.closing()
                .ifPresent(end -> days.add(DailyStatsTable.Day.of(trade.symbol().quote(), end.at())));
        return days;
    }

    private static void requireSameAccount(Before row, JournalEntry entry, Trade trade) {
        if (!row.account().equals(entry.account().value())) {
            throw new StoreException(
                    Category.CONFLICT,
                    "Trade " + trade.id() + " belongs to account " + row.account() + ", not " + entry.account()
                            + ". Nothing was stored: a trade's id must be unique over all accounts of a store.");
        }
    }

    private static @Nullable Object[] values(JournalEntry entry, Trade trade) {
        Trade.@Nullable Closing closing = trade.closingOrNull();
        return new @Nullable Object[] {
            entry.account().value(),
            trade.signalRef().value(),
            trade.signalId().value(),
            trade.venue().value(),
            trade.symbol().toString(),
            trade.symbol().quote().code(),
            // Only long positions exist, and what opens one buys.
            Side.BUY.name(),
            Decimals.of(trade.entry().averagePriceOrNull()),
            closing == null ? null : Decimals.of(closing.averagePriceOrNull()),
            trade.entry().filled().value(),
            closing == null ? null : closing.residual().value(),
            trade.stop().value(),
            Decimals.of(trade.targetOrNull()),
            trade.status().code(),
            closing == null ? null : closing.pnl().amount(),
            Decimals.percent(trade.pnlRatio().orElse(null)),
            trade.fees().amount(),
            text(trade.entry().orderOrNull()),
            Times.text(trade.openedAt()),
            closing == null ? null : Times.text(closing.at()),
            closing == null ? null : closing.reason().code(),
            entry.sequence(),
            trade.id().value()
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
