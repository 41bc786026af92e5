package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** The journal: one writing connection under one lock, reads beside it. Who waits for the lock is written along. */
final class JdbcJournal implements Journal {
    private static final int MOST_TOGETHER = 64;

    private final Database database;
    private final Reads reads;
    private final JournalTable table;
    private final InstantSource clock;
    private final String epoch;

    private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    // All below are guarded by the lock.
    private final Ownership ownership;
    private final Transaction transaction;
    private @Nullable Session session;
    private boolean closed;

    JdbcJournal(Database database, Reads reads, JournalTable table, InstantSource clock, String epoch) {
        this.database = database;
        this.reads = reads;
        this.table = table;
        this.clock = clock;
        this.epoch = epoch;
        this.ownership = database.ownership();
        this.transaction = new Transaction(database, table, ownership);
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
            transaction.forgetPlaces();
            ownership.take(session(), account, clock.instant());
        } catch (SQLException e) {
            discardSession(e);
            throw Failures.of(database, "Taking account " + account, e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void requireOwnership(AccountId account) {
        writing.lock();
        try {
            requireOpen();
            // A session that has ended says nothing until it is asked.
            session().query(row -> row.getInt(1), "SELECT 1");
            ownership.require(account);
        } catch (SQLException e) {
            discardSession(e);
            throw Failures.of(database, "Asking who owns account " + account, e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void commit(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var batch = new Batch(entries.stream().map(table::encode).toList());
        waiting.add(batch);
        writing.lock();
        try {
            // Whoever had the lock before may have written this along.
            while (!batch.isSettled()) {
                write(next());
            }
        } finally {
            writing.unlock();
        }
        batch.result();
    }

    /** How many transactions were written so far: fewer than calls, where callers came at once. */
    long transactions() {
        writing.lock();
        try {
            return transaction.count();
        } finally {
            writing.unlock();
        }
    }

    private List<Batch> next() {
        List<Batch> batches = new ArrayList<>();
        for (Batch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            batches.add(batch);
            if (batches.size() == MOST_TOGETHER) {
                break;
            }
        }
        return batches;
    }

    /** Settles all of them: in one transaction if that is possible, else each in its own, so that none fails for another. */
    private void write(List<Batch> batches) {
        if (batches.size() > 1 && isWritten(batches)) {
            return;
        }
        for (Batch batch : batches) {
            if (!batch.isSettled()) {
                writeAlone(batch);
            }
        }
    }

    /** Whether they are settled. What may be the fault of one of them leaves nothing stored, and each to be tried alone. */
    private boolean isWritten(List<Batch> batches) {
        Throwable failure = failure(batches);
        if (failure == null) {
            batches.forEach(Batch::stored);
            return true;
        }
        boolean isOfAll = failure instanceof StoreException e
                && (e.category() == Category.UNCLEAR || e.category() == Category.UNAVAILABLE);
        if (isOfAll) {
            batches.forEach(batch -> batch.failed(failure));
        }
        return isOfAll;
    }

    private void writeAlone(Batch batch) {
        Throwable failure = failure(List.of(batch));
        if (failure == null) {
            batch.stored();
        } else {
            batch.failed(failure);
        }
    }

    /** Null if they are stored. */
    private @Nullable Throwable failure(List<Batch> batches) {
        try {
            requireOpen();
            transaction.write(session(), batches);
            return null;
        } catch (SQLException e) {
            undo(e);
            return Failures.of(database, "A commit to the journal", e);
        } catch (RuntimeException | Error e) {
            undo(e);
            return e;
        }
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
                release();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Every part is let go of, whichever fails; the accounts last, when nothing of this store can write any more. */
    private void release() {
        var failure = new StoreException(
                Category.UNAVAILABLE,
                "The store at " + database.name() + " was not closed cleanly; what is stored stays.");
        reads.close(failure);
        Session open = session;
        session = null;
        if (open != null) {
            Failures.closeAfter(failure, open);
        }
        Failures.closeAfter(failure, ownership);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = database.openWriter();
            try {
                ownership.moved(open);
            } catch (SQLException | RuntimeException | Error e) {
                Failures.closeAfter(e, open::discard);
                throw e;
            }
            session = open;
        }
        return open;
    }

    /** Takes back what was begun. Where the connection cannot be trusted with another transaction, closing it does. */
    private void undo(Throwable failure) {
        transaction.forgetPlaces();
        Session open = session;
        if (open == null) {
            return;
        }
        if (!isUnclear(failure) && database.survives(failure)) {
            try {
                open.rollback();
                return;
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        discardSession(failure);
    }

    private static boolean isUnclear(Throwable failure) {
        return failure instanceof StoreException e && e.category() == Category.UNCLEAR;
    }

    private void discardSession(Throwable failure) {
        transaction.forgetPlaces();
        Session open = session;
        session = null;
        if (open != null) {
            Failures.closeAfter(failure, open::discard);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(Category.UNAVAILABLE, "The store is closed, so nothing was stored. Open another.");
        }
    }
}
