package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Writes batches to the journal and all tables in one transaction. Used under the journal's lock only. */
final class Transaction {
    private final Writer writer;
    private final JournalTable table;
    private final Projection projection;

    // Of an account that is not in it, the database knows the latest place.
    private final Map<AccountId, Long> latest = new HashMap<>();
    private long count;

    Transaction(Writer writer, JournalTable table) {
        this.writer = writer;
        this.table = table;
        this.projection = new Projection(table);
    }

    /** Somebody may have written: the database is asked for the latest places again. */
    void forgetPlaces() {
        latest.clear();
    }

    void write(Session session, List<Batch> batches) throws SQLException {
        Map<AccountId, Long> places = new HashMap<>();
        for (Batch batch : batches) {
            place(session, batch, places);
        }
        session.begin();
        table.insert(
                session,
                batches.stream().flatMap(batch -> batch.rows().stream()).toList());
        for (Batch batch : batches) {
            for (JournalEntry entry : batch.entries()) {
                projection.apply(session, entry);
            }
        }
        writer.commit(session, "A commit to the journal");
        latest.putAll(places);
        count++;
    }

    /** How many were committed. */
    long count() {
        return count;
    }

    /** Moves the latest places of the accounts on, if each entry follows on the one before it. */
    private void place(Session session, Batch batch, Map<AccountId, Long> places) throws SQLException {
        for (JournalEntry entry : batch.entries()) {
            Long before = places.get(entry.account());
            long last = before == null ? latest(session, entry.account()) : before;
            if (entry.sequence() != last + 1) {
                throw new StoreException(
                        Category.CONFLICT,
                        "The journal of account " + entry.account() + " is at " + last + ", so entry "
                                + entry.sequence() + " does not follow. Nothing was stored. Load the journal again.");
            }
            places.put(entry.account(), entry.sequence());
        }
    }

    private long latest(Session session, AccountId account) throws SQLException {
        writer.ownership().require(account);
        Long known = latest.get(account);
        return known == null ? table.latest(session, account) : known;
    }
}
