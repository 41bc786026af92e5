package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;

/**
 * Keeps the tables that people read in step with the journal, in the journal's own transaction. Nothing decides by
 * them. Thread-safe once made.
 */
final class Projection {
    private final Map<Class<?>, List<Step<?>>> steps = new HashMap<>();

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
        on(JournalRecord.AccountUpdated.class, new AccountStatesTable()::updated);
        on(JournalRecord.CommandRecorded.class, AuditTable::recorded);
        on(JournalRecord.TransferRecorded.class, new TransfersTable()::recorded);
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
        steps.computeIfAbsent(type, unused -> new ArrayList<>()).add(new Step<>(type, table));
    }

    void apply(Session session, JournalEntry entry) throws SQLException {
        for (Step<?> step : steps.getOrDefault(entry.record().getClass(), List.of())) {
            step.apply(session, entry);
        }
    }
}
