package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.store.DayStats;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;

/** The table {@code daily_stats}: one row for each account, quote asset and UTC day of which something is known. */
final class DailyStatsTable {
    private static final String PNLS = "SELECT pnl FROM trades WHERE account = ? AND quote = ? AND closed_at >= ?"
            + " AND closed_at < ? AND status <> 'cancelled'";
    private static final String SELECT = "SELECT trades_count, wins, losses, total_pnl, day_start_equity,"
            + " max_drawdown_pct, daily_loss_limit_hit FROM daily_stats WHERE account = ? AND quote = ? AND date = ?";
    private static final String SPAN = "SELECT date, trades_count, wins, losses, total_pnl FROM daily_stats"
            + " WHERE account = ? AND quote = ? AND date >= ? AND date <= ? ORDER BY date";
    private static final String UPSERT = "INSERT INTO daily_stats (account, quote, date, trades_count, wins, losses,"
            + " total_pnl, day_start_equity, max_drawdown_pct, daily_loss_limit_hit, total_pnl_pct)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, quote, date) DO UPDATE SET"
            + " trades_count = excluded.trades_count, wins = excluded.wins, losses = excluded.losses,"
            + " total_pnl = excluded.total_pnl, day_start_equity = excluded.day_start_equity,"
            + " max_drawdown_pct = excluded.max_drawdown_pct, daily_loss_limit_hit = excluded.daily_loss_limit_hit,"
            + " total_pnl_pct = excluded.total_pnl_pct";

    private final JournalTable journal;

    DailyStatsTable(JournalTable journal) {
        this.journal = journal;
    }

    /** A UTC day of a quote asset. */
    record Day(Asset quote, LocalDate date) {
        static Day of(Asset quote, Instant at) {
            return new Day(quote, Times.day(at));
        }
    }

    /** The trades that closed on a day are not what they were: counts them again. */
    void tradesChanged(Session session, AccountId account, Day day) throws SQLException {
        List<Money> pnls = session.query(
                row -> Money.of(row.getString(1), day.quote().code()),
                PNLS,
                account.value(),
                day.quote().code(),
                Times.startOf(day.date()),
                Times.startOf(day.date().plusDays(1)));
        write(session, account, day, stored(session, account, day).withTrades(pnls));
    }

    void accountUpdated(Session session, JournalEntry entry, JournalRecord.AccountUpdated updated) throws SQLException {
        boolean trips = isAtDailyLimit(updated)
                && journal.figuresBefore(session, entry.account(), entry.sequence())
                        .filter(DailyStatsTable::isAtDailyLimit)
                        .isEmpty();
        for (LossFigures figures : updated.figures().losses().values()) {
            var day = new Day(figures.realisedEquity().asset(), figures.day());
            write(
                    session,
                    entry.account(),
                    day,
                    stored(session, entry.account(), day).withFigures(figures, trips));
        }
    }

    /** The halt outlives its day, so only the change to it says on which day the limit was hit. */
    private static boolean isAtDailyLimit(JournalRecord.AccountUpdated updated) {
        return updated.figures().status().causes().contains(HaltCause.DAILY_LIMIT);
    }

    /** The row of a day; one without anything if there is none. */
    DayRow stored(Session session, AccountId account, Day day) throws SQLException {
        Asset quote = day.quote();
        List<DayRow> rows = session.query(
                row -> new DayRow(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        Money.of(row.getString(4), quote.code()),
                        money(row.getString(5), quote),
                        Decimals.ratio(row.getString(6)),
                        row.getBoolean(7)),
                SELECT,
                account.value(),
                quote.code(),
                day.date().toString());
        return rows.isEmpty() ? DayRow.nothingOf(quote) : rows.get(0);
    }

    /** The days of a span that something is known of, oldest first. */
    List<DayStats> stored(Session session, AccountId account, Asset quote, LocalDate from, LocalDate until)
            throws SQLException {
        return session.query(
                row -> new DayStats(
                        LocalDate.parse(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        Money.of(row.getString(5), quote.code())),
                SPAN,
                account.value(),
                quote.code(),
                from.toString(),
                until.toString());
    }

    private static void write(Session session, AccountId account, Day day, DayRow row) throws SQLException {
        Money start = row.startEquityOrNull();
        session.update(
                UPSERT,
                account.value(),
                day.quote().code(),
                day.date().toString(),
                row.trades(),
                row.wins(),
                row.losses(),
                row.pnl().amount(),
                start == null ? null : start.amount(),
                Decimals.percent(row.maxDrawdownOrNull()),
                row.limitHit(),
                Decimals.percent(row.pnlRatioOrNull()));
    }

    private static @Nullable Money money(@Nullable String amount, Asset asset) {
        return amount == null ? null : Money.of(amount, asset.code());
    }
}
