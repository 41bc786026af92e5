package trade.helix.store.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** What is particular to a kind of database: its address, settings, locks and errors. {@link Dialect} has the rest. */
interface Database {
    /** What messages call it: no user, no password. */
    String name();

    /** The name of the folder that holds the scripts of its tables. */
    String scripts();

    /** Connections for migrations. */
    DataSource dataSource();

    /** Whether tables of others may stand beside ours. */
    boolean isShared();

    /** Keeps other processes from migrating, until it is closed. */
    Closeable lockForMigration() throws IOException;

    /** A connection for reads. */
    Session openReader() throws SQLException;

    /** How many connections may be kept for the next reads. */
    int mostIdleReaders();

    /**
     * A connection for writes, in which a commit is durable when it returns.
     *
     * @throws StoreException {@code UNUSABLE} if the database does not keep that
     */
    Session openWriter() throws SQLException;

    /** The accounts of one journal; none so far. */
    Ownership ownership();

    /** Whether a connection that failed so can go on after a rollback. */
    boolean survives(Throwable failure);

    /** What the caller can do about an error before the end of a transaction. */
    Category category(SQLException cause);
}
