package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Side;

/** Reckons {@code daily_stats} again, from the fills alone, and tells where the table says something else. */
final class StatsCheck {
    private static final String FILLS =
            "SELECT f.trade_id, f.symbol, f.side, f.price, f.quantity, f.fee_asset, f.fee_value"
                    + " FROM fills f WHERE f.account = ? AND f.trade_id IS NOT NULL";
    private static final String ENDED = "SELECT trade_id, quote, closed_at FROM trades"
            + " WHERE account = ? AND closed_at IS NOT NULL AND status <> 'cancelled'";
    private static final String STORED =
            "SELECT quote, date, trades_count, wins, losses, total_pnl FROM daily_stats" + " WHERE account = ?";
    private static final String SINCE = "SELECT value FROM store_meta WHERE name = ?";

    private StatsCheck() {}

    /** What is known of a day. */
    private record Day(int trades, int wins, int losses, BigDecimal pnl) {
        static final Day NONE = new Day(0, 0, 0, BigDecimal.ZERO);

        Day plus(BigDecimal result) {
            return new Day(
                    trades + 1,
                    wins + (result.signum() > 0 ? 1 : 0),
                    losses + (result.signum() < 0 ? 1 : 0),
                    pnl.add(result));
        }

        boolean is(Day other) {
            return trades == other.trades
                    && wins == other.wins
                    && losses == other.losses
                    && pnl.compareTo(other.pnl) == 0;
        }

        @Override
        public String toString() {
            return trades + " trades, " + wins + " wins, " + losses + " losses, " + pnl.toPlainString();
        }
    }

    /** A line for each day of an account that differs; days from which rows were removed by age are left out. */
    static List<String> differences(Session session, String account) throws SQLException {
        Map<String, Day> reckoned = reckon(session, account);
        Map<String, Day> stored = new TreeMap<>();
        session.query(
                row -> stored.put(
                        row.getString(1) + " " + row.getString(2),
                        new Day(row.getInt(3), row.getInt(4), row.getInt(5), new BigDecimal(row.getString(6)))),
                STORED,
                account);
        reckoned.keySet().forEach(day -> stored.putIfAbsent(day, Day.NONE));
        String whole = session.query(row -> row.getString(1), SINCE, Retention.META + account).stream()
                .findFirst()
                .orElse("");
        List<String> lines = new ArrayList<>();
        stored.forEach((day, row) -> {
            Day fresh = reckoned.getOrDefault(day, Day.NONE);
            if (day.substring(day.indexOf(' ') + 1).compareTo(whole) >= 0 && !fresh.is(row)) {
                lines.add(account + " " + day + ": daily_stats says " + row + "; the fills say " + fresh);
            }
        });
        return lines;
    }

    private static Map<String, Day> reckon(Session session, String account) throws SQLException {
        Map<String, BigDecimal> results = new HashMap<>();
        session.query(row -> results.merge(row.getString(1), result(row), BigDecimal::add), FILLS, account);
        Map<String, Day> days = new HashMap<>();
        session.query(
                row -> days.merge(
                        row.getString(2) + " " + row.getString(3).substring(0, 10),
                        Day.NONE.plus(results.getOrDefault(row.getString(1), BigDecimal.ZERO)),
                        (day, one) -> day.plus(one.pnl())),
                ENDED,
                account);
        return days;
    }

    /** What a fill adds to its trade's result. A fee that a purchase took in base is paid by receiving less. */
    private static BigDecimal result(ResultSet row) throws SQLException {
        boolean isBuy = Side.valueOf(row.getString(3)) == Side.BUY;
        BigDecimal value = new BigDecimal(row.getString(4)).multiply(new BigDecimal(row.getString(5)));
        boolean isInBase =
                row.getString(6).equals(Symbol.of(row.getString(2)).base().code());
        BigDecimal fee = isBuy && isInBase ? BigDecimal.ZERO : new BigDecimal(row.getString(7));
        return (isBuy ? value.negate() : value).subtract(fee);
    }
}
