package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Writer writer;
    private final Reads reads;
    private final JournalTable table;
    private final Marks marks;
    private final InstantSource clock;
    private final String epoch;

    private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();

    // Guarded by the writer's lock.
    private final Transaction transaction;

    JdbcJournal(
            Database database,
            Writer writer,
            Reads reads,
            JournalTable table,
            Marks marks,
            InstantSource clock,
            String epoch) {
        this.database = database;
        this.writer = writer;
        this.reads = reads;
        this.table = table;
        this.marks = marks;
        this.clock = clock;
        this.epoch = epoch;
        this.transaction = new Transaction(writer, table);
    }

    @Override
    public AccountHistory load(AccountId account) {
        writer.use("Taking account " + account, session -> {
            transaction.forgetPlaces();
            writer.ownership().take(session, account, clock.instant());
            return account;
        });
        // Outside the lock: a long history of one account must not hold up a commit of another.
        Needed needed = marks.load(account);
        return new AccountHistory(epoch, needed.lastSequence(), needed.entries());
    }

    @Override
    public void requireOwnership(AccountId account) {
        writer.use("Asking who owns account " + account, session -> {
            // A session that has ended says nothing until it is asked.
            session.query(row -> row.getInt(1), "SELECT 1");
            writer.ownership().require(account);
            return account;
        });
    }

    @Override
    public void commit(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var batch = new Batch(entries.stream().map(table::encode).toList());
        waiting.add(batch);
        writer.lock();
        try {
            // Whoever had the lock before may have written this along.
            while (!batch.isSettled()) {
                write(next());
            }
        } finally {
            writer.unlock();
        }
        batch.result();
        marks.committed(entries);
    }

    /** How many transactions were written so far: fewer than calls, where callers came at once. */
    long transactions() {
        writer.lock();
        try {
            return transaction.count();
        } finally {
            writer.unlock();
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
            Throwable failure = failure(List.of(batch));
            if (failure == null) {
                batch.stored();
            } else {
                batch.failed(failure);
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

    /** Null if they are stored. */
    private @Nullable Throwable failure(List<Batch> batches) {
        try {
            transaction.write(writer.session(), batches);
            return null;
        } catch (SQLException e) {
            transaction.forgetPlaces();
            writer.undo(e);
            return Failures.of(database, "A commit to the journal", e);
        } catch (RuntimeException | Error e) {
            transaction.forgetPlaces();
            writer.undo(e);
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
        var failure = new StoreException(
                Category.UNAVAILABLE,
                "The store at " + database.name() + " was not closed cleanly; what is stored stays.");
        reads.close(failure);
        writer.close(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
