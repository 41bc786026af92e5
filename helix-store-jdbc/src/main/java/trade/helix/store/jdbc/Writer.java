package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** The one connection that writes, and the lock that goes with it. Whoever has the lock may use it. */
final class Writer {
    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Ownership ownership;
    private @Nullable Session session;
    private boolean closed;

    Writer(Database database) {
        this.database = database;
        this.ownership = database.ownership();
    }

    /** What is done with the connection. */
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    Ownership ownership() {
        return ownership;
    }

    /** Does something outside of a transaction. */
    <T> T use(String what, Work<T> work) {
        lock.lock();
        try {
            return work.run(session());
        } catch (SQLException e) {
            discard(e);
            throw Failures.of(database, what, e);
        } finally {
            lock.unlock();
        }
    }

    /** Does something in a transaction of its own. */
    <T> T transact(String what, Work<T> work) {
        lock.lock();
        try {
            Session open = session();
            open.begin();
            T result = work.run(open);
            commit(open, what);
            return result;
        } catch (SQLException e) {
            undo(e);
            throw Failures.of(database, what, e);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    void commit(Session open, String what) throws StoreException {
        try {
            open.commit();
        } catch (SQLException e) {
            throw Failures.unclear(database, what, e);
        }
    }

    Session session() throws SQLException {
        if (closed) {
            throw new StoreException(Category.UNAVAILABLE, "The store is closed, so nothing was stored. Open another.");
        }
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
    void undo(Throwable failure) {
        Session open = session;
        if (open == null) {
            return;
        }
        boolean isUnclear = failure instanceof StoreException e && e.category() == Category.UNCLEAR;
        if (!isUnclear && database.survives(failure)) {
            try {
                open.rollback();
                return;
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        discard(failure);
    }

    private void discard(Throwable failure) {
        Session open = session;
        session = null;
        if (open != null) {
            Failures.closeAfter(failure, open::discard);
        }
    }

    /** Lets go of the connection, then of the accounts: when nothing of this store can write any more. Idempotent. */
    void close(StoreException failure) {
        lock.lock();
        try {
            Session open = session;
            session = null;
            if (open != null) {
                Failures.closeAfter(failure, open);
            }
            if (!closed) {
                closed = true;
                Failures.closeAfter(failure, ownership);
            }
        } finally {
            lock.unlock();
        }
    }
}
