package trade.helix.store.jdbc;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** PostgreSQL: a schema that others may share, with advisory locks of the session that writes. */
final class Postgres implements Database {
    static final String PREFIX = "jdbc:postgresql:";

    private static final int OLDEST = 14;
    private static final int SILENCE_MILLIS = 10_000;

    /** Who has waited for another's transaction must then see what it wrote: the latest row of the audit log. */
    private static final String ISOLATION = "default_transaction_isolation";

    /** What a session of ours is given beyond the server's settings; taken back by name, as pools use them again. */
    private static final String SETTINGS =
            "SET " + ISOLATION + " = 'read committed'; SET lock_timeout = '2s'; SET tcp_keepalives_idle = 10;"
                    + " SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    private static final String SETTINGS_BACK =
            "SELECT pg_advisory_unlock_all(); RESET application_name; RESET synchronous_commit; RESET lock_timeout;"
                    + " RESET tcp_keepalives_idle; RESET tcp_keepalives_interval; RESET tcp_keepalives_count";

    /** Classes of errors: data, constraints, missing tables or rights, triggers, damage. */
    private static final List<String> UNUSABLE = List.of("22", "23", "3F", "42", "P0", "XX");

    private final DataSource source;
    private final String name;
    private final int mostIdleReaders;

    private Postgres(DataSource source, String name, int mostIdleReaders) {
        this.source = source;
        this.name = name;
        this.mostIdleReaders = mostIdleReaders;
    }

    /** A database whose connections are all ours. */
    static Postgres at(DataSource source, String name) {
        return new Postgres(source, name, 4);
    }

    /** A database by the connections of a host, which may keep as many as it likes. */
    static Postgres of(DataSource source, String name) {
        return new Postgres(source, name, 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String scripts() {
        return "postgresql";
    }

    @Override
    public DataSource dataSource() {
        return source;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Nothing: Flyway takes a lock of the server itself. */
    @Override
    public Closeable lockForMigration() {
        return () -> {};
    }

    @Override
    public Session openReader() throws SQLException {
        return new Session(connection(), Dialect.POSTGRESQL);
    }

    @Override
    public int mostIdleReaders() {
        return mostIdleReaders;
    }

    @Override
    public Session openWriter() throws SQLException {
        Connection connection = connection();
        String isolation;
        try (Statement statement = connection.createStatement()) {
            isolation = show(statement, ISOLATION);
            statement.execute(
                    SETTINGS + "; SET application_name = '" + ("helix " + ThisProcess.name()).replace("'", "") + "'");
            requireDurable(connection, statement);
        } catch (SQLException | RuntimeException e) {
            Failures.closeAfter(e, connection);
            throw e;
        }
        String back = SETTINGS_BACK + "; SET " + ISOLATION + " = '" + isolation + "'";
        return new Session(connection, Dialect.POSTGRESQL, back);
    }

    private Connection connection() throws SQLException {
        Connection connection = source.getConnection();
        try {
            requireKnown(connection.getMetaData());
            if (!connection.getAutoCommit()) {
                throw new StoreException(
                        Category.UNUSABLE,
                        "The DataSource of " + name
                                + " hands out connections that are in a transaction of somebody else's."
                                + " What Helix commits must be durable when it says so: give it a DataSource of its own.");
            }
            // A server that is gone without a word is not waited for without end.
            connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            return connection;
        } catch (SQLException | RuntimeException e) {
            Failures.closeAfter(e, connection);
            throw e;
        }
    }

    /** Nothing older is tried by any test. */
    private void requireKnown(DatabaseMetaData server) throws SQLException {
        if (server.getDatabaseMajorVersion() < OLDEST) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "The server of " + name + " is PostgreSQL " + server.getDatabaseProductVersion()
                            + ", and Helix needs " + OLDEST + " or newer. Nothing was changed. Upgrade the server.");
        }
    }

    private void requireDurable(Connection connection, Statement statement) throws SQLException {
        String fsync = show(statement, "fsync");
        if (fsync.equals("off")) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "PostgreSQL does not keep " + name + " durable: fsync is off. Switch it on in postgresql.conf.");
        }
        if (show(statement, "synchronous_commit").equals("off")) {
            statement.execute("SET synchronous_commit = on");
        }
        if (connection.isReadOnly()) {
            throw new StoreException(
                    Category.UNUSABLE, "The connections to " + name + " are set to read only. Let Helix write.");
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public Ownership ownership() {
        return new SessionOwnership(this);
    }

    /** An error of a statement leaves the session, and with it the locks, as they were. */
    @Override
    public boolean survives(Throwable failure) {
        return !(failure instanceof SQLException e) || !isGone(state(e));
    }

    @Override
    public Category category(SQLException cause) {
        String state = state(cause);
        if (state.equals("23505")) {
            return Category.CONFLICT;
        }
        return UNUSABLE.stream().anyMatch(state::startsWith) ? Category.UNUSABLE : Category.UNAVAILABLE;
    }

    private static boolean isGone(String state) {
        return state.isEmpty() || state.startsWith("08") || state.startsWith("57P") || state.startsWith("25P");
    }

    /** The five characters of SQL's standard; a batch keeps them in the exception that it leads to. */
    private static String state(SQLException cause) {
        for (@Nullable Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
