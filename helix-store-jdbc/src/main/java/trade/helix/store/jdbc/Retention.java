package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import trade.helix.api.account.AccountId;

/**
 * Removes what is older than a day and no longer needed: ended trades with their fills, decided signals, figures, transfers, and
 * the journal entries that nothing refers to. What the account's state depends on stays, and so do {@code daily_stats} and the
 * audit log.
 */
final class Retention {
    /** With the account's name behind it: from which day on its tables are whole. */
    static final String META = "whole since ";

    private static final String FILLS = "DELETE FROM fills WHERE account = ? AND at < ?"
            + " AND (trade_id IS NULL OR trade_id IN (SELECT t.trade_id FROM trades t WHERE t.account = fills.account"
            + " AND t.status <> 'open' AND COALESCE(t.closed_at, t.opened_at) < ?))" + dispensable("fills");
    private static final String TRADES = "DELETE FROM trades WHERE account = ? AND status <> 'open'"
            + " AND COALESCE(closed_at, opened_at) < ?" + dispensable("trades")
            + " AND NOT EXISTS (SELECT 1 FROM fills f WHERE f.trade_id = trades.trade_id)";
    private static final String SIGNALS =
            "DELETE FROM signals WHERE account = ? AND received_at < ? AND decided_at < ?" + dispensable("signals");
    private static final String STATES =
            "DELETE FROM account_states WHERE account = ? AND at < ?" + dispensable("account_states");
    private static final String TRANSFERS =
            "DELETE FROM transfers WHERE account = ? AND at < ?" + dispensable("transfers");
    private static final String JOURNAL = "DELETE FROM journal WHERE account = ? AND at < ?" + dispensable("journal")
            + unused("trades", "sequence") + unused("signals", "sequence") + unused("signals", "decided_sequence")
            + unused("fills", "sequence") + unused("account_states", "sequence") + unused("transfers", "sequence");
    private static final String WHOLE_SINCE = "INSERT INTO store_meta (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private Retention() {}

    /** Up to the account's mark, and not among what the mark keeps. */
    private static String dispensable(String table) {
        return " AND NOT EXISTS (SELECT 1 FROM journal_kept k WHERE k.account = " + table + ".account AND k.sequence = "
                + table + ".sequence) AND " + table + ".sequence <= (SELECT m.sequence FROM journal_marks m"
                + " WHERE m.account = " + table + ".account)";
    }

    private static String unused(String table, String column) {
        return " AND NOT EXISTS (SELECT 1 FROM " + table + " r WHERE r.account = journal.account AND r." + column
                + " = journal.sequence)";
    }

    /** How many rows of all tables went. */
    static int remove(Session session, AccountId account, LocalDate before) throws SQLException {
        String id = account.value();
        String at = Times.startOf(before);
        int rows = session.update(FILLS, id, at, at)
                + session.update(TRADES, id, at)
                + session.update(SIGNALS, id, at, at);
        for (String sql : List.of(STATES, TRANSFERS, JOURNAL)) {
            rows += session.update(sql, id, at);
        }
        session.update(WHOLE_SINCE, META + id, before.toString());
        return rows;
    }
}
