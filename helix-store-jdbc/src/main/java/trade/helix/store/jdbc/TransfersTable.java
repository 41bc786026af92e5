package trade.helix.store.jdbc;

import java.sql.SQLException;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;

/** The table {@code transfers}: what came in and went out without an order of ours. */
final class TransfersTable {
    private static final String INSERT =
            "INSERT INTO transfers (account, sequence, at, amount, asset) VALUES (?, ?, ?, ?, ?)";

    void recorded(Session session, JournalEntry entry, JournalRecord.TransferRecorded recorded) throws SQLException {
        session.update(
                INSERT,
                entry.account().value(),
                entry.sequence(),
                Times.text(entry.at()),
                recorded.amount().amount(),
                recorded.amount().asset().code());
    }
}
