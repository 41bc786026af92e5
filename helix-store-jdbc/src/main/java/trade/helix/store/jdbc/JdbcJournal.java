package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** The journal: one writing connection under one lock, reads beside it. */
final class JdbcJournal implements Journal {
    private final Sqlite sqlite;
    private final Reads reads;
    private final JournalTable table;
    private final Projection projection;
    private final InstantSource clock;
    private final String epoch;

    private final ReentrantLock writing = new ReentrantLock();

    // All below are guarded by the lock.
    private final Map<AccountId, AccountLock> owned = new HashMap<>();

    // Of an account that is not in it, the database knows the latest place.
    private final Map<AccountId, Long> latest = new HashMap<>();
    private @Nullable Session session;
    private boolean closed;

    JdbcJournal(Sqlite sqlite, Reads reads, JournalTable table, InstantSource clock, String epoch) {
        this.sqlite = sqlite;
        this.reads = reads;
        this.table = table;
        this.projection = new Projection(table);
        this.clock = clock;
        this.epoch = epoch;
    }

    @Override
    public AccountHistory load(AccountId account) {
        own(account);
        // Outside the lock: a long history of one account must not hold up a commit of another.
        List<JournalEntry> entries = reads.run("Loading account " + account, reader -> table.all(reader, account));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1L) {
                throw new StoreException(
                        Category.UNUSABLE,
                        "The journal of account " + account + " has no entry " + (i + 1)
                                + ", though later ones. Restore the database.");
            }
        }
        return new AccountHistory(epoch, entries.size(), entries);
    }

    private void own(AccountId account) {
        writing.lock();
        try {
            requireOpen();
            latest.remove(account);
            if (!owned.containsKey(account)) {
                owned.put(account, AccountLock.take(sqlite, account, clock.instant()));
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void commit(List<JournalEntry> entries) {
        List<JournalTable.Stored> rows = entries.stream().map(table::encode).toList();
        if (rows.isEmpty()) {
            return;
        }
        writing.lock();
        try {
            requireOpen();
            latest.putAll(write(rows));
        } catch (SQLException e) {
            throw sqlite.failure("A commit to the journal", e);
        } finally {
            writing.unlock();
        }
    }

    /** One transaction. A connection that failed in any way is not trusted with another one: closing it undoes all. */
    private Map<AccountId, Long> write(List<JournalTable.Stored> rows) throws SQLException {
        try {
            Session open = session();
            Map<AccountId, Long> places = places(open, rows);
            open.begin();
            table.insert(open, rows);
            for (JournalTable.Stored row : rows) {
                projection.apply(open, row.entry());
            }
            open.commit();
            return places;
        } catch (SQLException | RuntimeException | Error e) {
            discardSession(e);
            throw e;
        }
    }

    /** The latest place of each account after the rows, if each follows on the one before it. */
    private Map<AccountId, Long> places(Session open, List<JournalTable.Stored> rows) throws SQLException {
        Map<AccountId, Long> places = new HashMap<>();
        for (JournalTable.Stored row : rows) {
            JournalEntry entry = row.entry();
            Long before = places.get(entry.account());
            long last = before == null ? latest(open, entry.account()) : before;
            if (entry.sequence() != last + 1) {
                throw new StoreException(
                        Category.CONFLICT,
                        "The journal of account " + entry.account() + " is at " + last + ", so entry "
                                + entry.sequence() + " does not follow. Nothing was stored. Load the journal again.");
            }
            places.put(entry.account(), entry.sequence());
        }
        return places;
    }

    private long latest(Session open, AccountId account) throws SQLException {
        if (!owned.containsKey(account)) {
            throw new IllegalStateException(
                    "Account " + account + " is not owned by this journal: load it before you commit to it.");
        }
        Long known = latest.get(account);
        return known == null ? table.latest(open, account) : known;
    }

    @Override
    public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one entry must be asked for, not " + most + ".");
        }
        return reads.run("Reading account " + account, reader -> table.after(reader, account, afterSequence, most));
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                reads.close();
                release();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Every part is let go of, whichever fails; the account last, when nothing of this store can write any more. */
    private void release() {
        var failure = new StoreException(
                Category.UNAVAILABLE,
                "The store at " + sqlite.file() + " was not closed cleanly; what is stored stays.");
        discardSession(failure);
        owned.values().forEach(lock -> Sqlite.closeAfter(failure, lock));
        owned.clear();
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = sqlite.openWriter();
            session = open;
        }
        return open;
    }

    private void discardSession(Throwable failure) {
        latest.clear();
        Session open = session;
        session = null;
        if (open != null) {
            Sqlite.closeAfter(failure, open);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(Category.UNAVAILABLE, "The store is closed, so nothing was stored. Open another.");
        }
    }
}
