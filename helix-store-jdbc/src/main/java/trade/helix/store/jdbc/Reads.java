package trade.helix.store.jdbc;

import java.sql.SQLException;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Reads, each on a connection of its own, so that none waits for a writer or makes one wait. Thread-safe. */
final class Reads {
    private final Sqlite sqlite;
    private volatile boolean closed;

    Reads(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    /** What is read from one session. */
    interface Query<T> {
        T run(Session session) throws SQLException;
    }

    <T> T run(String what, Query<T> query) {
        if (closed) {
            throw new StoreException(Category.UNAVAILABLE, what + " failed: the store is closed. Open another.");
        }
        try (Session session = sqlite.openReader()) {
            return query.run(session);
        } catch (SQLException e) {
            throw sqlite.failure(what, e);
        }
    }

    void close() {
        closed = true;
    }
}
