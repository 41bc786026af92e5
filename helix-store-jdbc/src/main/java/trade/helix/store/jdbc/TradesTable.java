package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.Side;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;
import trade.helix.api.trade.Trade;

/** The table {@code trades}: one row for each trade, as it is now. */
final class TradesTable {
    private static final String BEFORE = "SELECT account, closed_at FROM trades WHERE trade_id = ?";
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
    private record Before(String account, @Nullable String closedAt) {}

    void updated(Session session, JournalEntry entry, JournalRecord.TradeUpdated updated) throws SQLException {
        Trade trade = updated.trade();
        List<Before> before = session.query(
                row -> new Before(row.getString(1), row.getString(2)),
                BEFORE,
                trade.id().value());
        before.forEach(row -> requireSameAccount(row, entry, trade));
        session.update(before.isEmpty() ? INSERT : UPDATE, values(entry, trade));
        Set<LocalDate> touched = new TreeSet<>();
        before.forEach(row -> addDay(touched, row.closedAt()));
        trade.closing().ifPresent(closing -> touched.add(Times.day(closing.at())));
        for (LocalDate day : touched) {
            days.tradesChanged(session, entry.account(), trade.symbol().quote(), day);
        }
    }

    private static void requireSameAccount(Before row, JournalEntry entry, Trade trade) {
        if (!row.account().equals(entry.account().value())) {
            throw new StoreException(
                    Category.CONFLICT,
                    "Trade " + trade.id() + " belongs to account " + row.account() + ", not " + entry.account()
                            + ". Nothing was stored: a trade's id must be unique over all accounts of a store.");
        }
    }

    private static void addDay(Set<LocalDate> days, @Nullable String closedAt) {
        if (closedAt != null) {
            days.add(Times.day(Instant.parse(closedAt)));
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
            text(trade.entry().averagePriceOrNull()),
            closing == null ? null : text(closing.averagePriceOrNull()),
            trade.entry().filled().toString(),
            closing == null ? null : closing.residual().toString(),
            trade.stop().toString(),
            text(trade.targetOrNull()),
            trade.status().code(),
            trade.pnl().map(Decimals::text).orElse(null),
            Decimals.percent(trade.pnlRatio().orElse(null)),
            Decimals.text(trade.fees()),
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
