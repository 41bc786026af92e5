package trade.helix.store.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** One connection with its prepared statements, each prepared once. Not for use by several threads. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private final @Nullable String farewell;

    Session(Connection connection, Dialect dialect) {
        this(connection, dialect, null);
    }

    /** {@code farewell} is what the server is told at the end, because the connection may go on without us. */
    Session(Connection connection, Dialect dialect, @Nullable String farewell) {
        this.connection = connection;
        this.dialect = dialect;
        this.farewell = farewell;
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        // Not Connection.commit(): the SQLite driver begins the next transaction in it, and so keeps the write lock.
        connection.setAutoCommit(true);
    }

    /** Takes back what was begun, if anything was; the session can go on. */
    void rollback() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.clearBatch();
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        return statement.executeUpdate();
    }

    /**
     * Inserts rows, all in one statement or in few.
     *
     * @throws StoreException {@code UNUSABLE} if the database took fewer without an error
     */
    void insert(Columns into, List<@Nullable Object[]> rows) throws SQLException {
        int stored = rows.isEmpty() ? 0 : dialect.insert(this, into, rows);
        if (stored != rows.size()) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "Of " + rows.size() + " rows for the table " + into.table() + " the database took " + stored
                            + ". Nothing was stored. Take off what keeps rows out of it: a trigger, a rule, or a policy.");
        }
    }

    Array array(String type, @Nullable Object[] elements) throws SQLException {
        return connection.createArrayOf(type, elements);
    }

    void addBatch(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        statement.addBatch();
    }

    /** Runs what was added; nothing if nothing was. */
    void executeBatch(String sql) throws SQLException {
        prepared(sql).executeBatch();
    }

    <T> List<T> query(Row<T> mapper, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapper.read(rows));
            }
        }
        return found;
    }

    /** Whether the tables of this connection's schema have one of that name. */
    boolean hasTable(String name) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), name, new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    /** Ends the connection; what was begun and not committed is undone. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (farewell != null) {
                say(farewell);
            }
        }
    }

    private void say(String farewell) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(farewell);
        } catch (SQLException | RuntimeException e) {
            // Who is given the connection next would have our locks.
            Failures.closeAfter(e, () -> connection.abort(Runnable::run));
            throw e;
        }
    }

    /** Ends a connection that is not to be trusted, without another word to the server. */
    void discard() throws SQLException {
        try (connection) {
            if (farewell != null) {
                connection.abort(Runnable::run);
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    private void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, dialect.stored(values[i]));
        }
    }
}
