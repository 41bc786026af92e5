package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Reads, each on a connection of its own while it runs, so that none waits for a writer. Thread-safe. */
final class Reads {
    private final Database database;
    private final BlockingDeque<Session> idle;
    private volatile boolean closed;

    Reads(Database database) {
        this.database = database;
        // A deque of no size does not exist; one that nothing is put into serves as well.
        this.idle = new LinkedBlockingDeque<>(Math.max(1, database.mostIdleReaders()));
    }

    /** What is read from one session. */
    interface Query<T> {
        T run(Session session) throws SQLException;
    }

    <T> T run(String what, Query<T> query) {
        if (closed) {
            throw new StoreException(Category.UNAVAILABLE, what + " failed: the store is closed. Open another.");
        }
        try {
            Session kept = idle.pollFirst();
            if (kept == null) {
                return run(database.openReader(), query);
            }
            try {
                return run(kept, query);
            } catch (SQLException e) {
                // It may have been cut off while nobody looked: the others as well.
                closeIdle(e);
                return run(database.openReader(), query);
            }
        } catch (SQLException e) {
            throw Failures.of(database, what, e);
        }
    }

    private <T> T run(Session session, Query<T> query) throws SQLException {
        T result;
        try {
            result = query.run(session);
        } catch (SQLException | RuntimeException | Error e) {
            Failures.closeAfter(e, session);
            throw e;
        }
        if (database.mostIdleReaders() == 0 || !idle.offerFirst(session)) {
            session.close();
        } else if (closed) {
            closeIdle(new IllegalStateException("closed meanwhile"));
        }
        return result;
    }

    private void closeIdle(Exception reason) {
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            Failures.closeAfter(reason, session);
        }
    }

    /** Lets go of all connections; what cannot be closed is told with the given failure. */
    void close(StoreException failure) {
        closed = true;
        closeIdle(failure);
    }
}
