package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;

/**
 * Keeps the tables that people read in step with the journal, in the journal's own transaction. Nothing decides by
 * them. Thread-safe once made.
 */
final class Projection {
    private final Map<Class<?>, Step<?>> steps = new HashMap<>();

    Projection(JournalTable journal) {
        var signals = new SignalsTable();
        var days = new DailyStatsTable(journal);
        var trades = new TradesTable(days);
        var fills = new FillsTable(journal);
        on(JournalRecord.SignalReceived.class, signals::received);
        on(JournalRecord.SignalDecided.class, signals::decided);
        on(JournalRecord.TradeUpdated.class, trades::updated);
        on(JournalRecord.FillRecorded.class, fills::recorded);
        on(JournalRecord.AccountUpdated.class, days::accountUpdated);
    }

    /** What one kind of record changes. */
    interface Table<R extends JournalRecord> {
        void apply(Session session, JournalEntry entry, R record) throws SQLException;
    }

    private record Step<R extends JournalRecord>(Class<R> type, Table<R> table) {
        void apply(Session session, JournalEntry entry) throws SQLException {
            table.apply(session, entry, type.cast(entry.record()));
        }
    }

    private <R extends JournalRecord> void on(Class<R> type, Table<R> table) {
        steps.put(type, new Step<>(type, table));
    }

    void apply(Session session, JournalEntry entry) throws SQLException {
        @Nullable Step<?> step = steps.get(entry.record().getClass());
        if (step != null) {
            step.apply(session, entry);
        }
    }
}
