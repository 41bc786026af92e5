package trade.helix.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Finds out what a host's {@link DataSource} leads to, and refuses one that joins the host's transactions. */
final class HostDataSource {
    /** By name, because it shows what it is only while a transaction runs. */
    private static final String TRANSACTION_AWARE =
            "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";

    private HostDataSource() {}

    static Database database(DataSource source) {
        for (@Nullable Class<?> type = source.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(TRANSACTION_AWARE)) {
                throw joins(type.getSimpleName());
            }
        }
        try (Connection first = source.getConnection();
                Connection second = source.getConnection()) {
            return database(source, first, second);
        } catch (SQLException e) {
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The DataSource gives no two connections at once, which a store needs: " + e.getMessage()
                            + ". Check that the database runs, and that its pool has four or more.",
                    e);
        }
    }

    private static Database database(DataSource source, Connection first, Connection second) throws SQLException {
        String product = first.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "SQLite" ->
                Sqlite.at(Sqlite.PREFIX + text(first, "SELECT file FROM pragma_database_list WHERE name = 'main'"));
            case "PostgreSQL" -> {
                String pid = "SELECT pg_backend_pid()";
                if (!first.getAutoCommit() || text(first, pid).equals(text(second, pid))) {
                    throw joins("it");
                }
                yield Postgres.of(
                        source,
                        UrlDataSource.withoutSecrets(
                                String.valueOf(first.getMetaData().getURL())));
            }
            default -> throw new IllegalArgumentException("A store needs SQLite or PostgreSQL, not " + product + ".");
        };
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static IllegalArgumentException joins(String what) {
        return new IllegalArgumentException(
                "The DataSource joins the host's transactions (" + what
                        + "): what Helix has committed could be taken back. Give it the DataSource behind that one, or one of its own.");
    }
}
