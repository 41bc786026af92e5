package trade.helix.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** What is particular to SQLite: its address, its settings, its errors. Everything else here is plain SQL. */
final class Sqlite {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final int BUSY_TIMEOUT_MILLIS = 2_000;
    private static final int PRIMARY_CODE = 0xff;

    private final Path file;

    private Sqlite(Path file) {
        this.file = file;
    }

    /**
     * The database of an address; its missing parent folders are made.
     *
     * @throws IllegalArgumentException if the address is not that of a file, or carries settings
     * @throws StoreException if the folders cannot be made
     */
    static Sqlite at(String jdbcUrl) {
        Path given = fileOf(jdbcUrl).toAbsolutePath();
        try {
            if (Files.exists(given)) {
                return new Sqlite(given.toRealPath());
            }
            // The real path, so that one database never has two names: locks stand beside it.
            Path parent = Files.createDirectories(given.getParent()).toRealPath();
            return new Sqlite(parent.resolve(given.getFileName()));
        } catch (IOException e) {
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The folder of " + given + " cannot be used: " + e + ". Make it, and let this process write to it.",
                    e);
        }
    }

    private static Path fileOf(String jdbcUrl) {
        if (!jdbcUrl.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "Not the address of a SQLite database: '" + jdbcUrl + "'. Use " + PREFIX + "data/helix.db.");
        }
        String name = jdbcUrl.substring(PREFIX.length());
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:")) {
            throw new IllegalArgumentException("A journal must outlive its process, so its database must be a file: '"
                    + jdbcUrl + "' is not a plain path. Use " + PREFIX + "data/helix.db.");
        }
        if (name.contains("?")) {
            throw new IllegalArgumentException("The address carries settings of its own: '" + jdbcUrl
                    + "'. Take off what follows the question mark: durability depends on the settings of Helix.");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not a path: '" + name + "'.", e);
        }
    }

    /** The file of the database. */
    Path file() {
        return file;
    }

    /** A file beside the database, named after it. */
    Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Where the scripts of this dialect's tables are. */
    String migrations() {
        return "classpath:trade/helix/store/jdbc/migration/sqlite";
    }

    /** Connections for migrations and reads. */
    DataSource dataSource() {
        return dataSource(new SQLiteConfig());
    }

    /** A connection for reads. */
    Session openReader() throws SQLException {
        return new Session(dataSource().getConnection());
    }

    /** A connection whose transactions take the write lock when they begin, so that waiting for it can time out. */
    Session openWriter() throws SQLException {
        var config = new SQLiteConfig();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        Connection connection = dataSource(config).getConnection();
        try {
            requireDurable(connection);
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
        return new Session(connection);
    }

    private DataSource dataSource(SQLiteConfig config) {
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl(PREFIX + file);
        return source;
    }

    /** SQLite answers a setting that it cannot follow with the one that it keeps, not with an error. */
    private void requireDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Only macOS knows it: there, a plain flush may stay in the drive's cache.
            statement.execute("PRAGMA fullfsync = 1");
            String mode = pragma(statement, "journal_mode");
            String synchronous = pragma(statement, "synchronous");
            if (!mode.equalsIgnoreCase("wal") || !synchronous.equals("2")) {
                throw new StoreException(
                        Category.UNUSABLE,
                        "SQLite does not keep " + file + " durable: journal_mode is " + mode + ", synchronous is "
                                + synchronous + ", but must be wal and 2. Put the database on a local disk.");
            }
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return String.valueOf(row.getString(1));
        }
    }

    static void closeAfter(Throwable failure, AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** What a failure means for the caller. */
    StoreException failure(String what, SQLException cause) {
        return new StoreException(
                category(cause), what + " failed at " + file + ": " + cause.getMessage() + " " + remedy(cause), cause);
    }

    private static Category category(SQLException cause) {
        return switch (primary(cause)) {
            case SQLITE_CONSTRAINT -> isDuplicate(cause) ? Category.CONFLICT : Category.UNUSABLE;
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_MISMATCH, SQLITE_ERROR -> Category.UNUSABLE;
            default -> Category.UNAVAILABLE;
        };
    }

    private static String remedy(SQLException cause) {
        return switch (category(cause)) {
            case CONFLICT ->
                "Something of the same identity is stored already; nothing of this was. Load the journal again.";
            case UNUSABLE -> "Nothing was stored. Check the database before you go on.";
            default -> "Nothing was stored. Check the disk and who else uses the database; then it can be tried again.";
        };
    }

    private static boolean isDuplicate(SQLException cause) {
        return cause instanceof SQLiteException e
                && (e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                        || e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
    }

    /** Extended codes, such as a disk error while flushing, carry the primary one in their low byte. */
    private static SQLiteErrorCode primary(SQLException cause) {
        int code = cause instanceof SQLiteException e ? e.getResultCode().code : cause.getErrorCode();
        return SQLiteErrorCode.getErrorCode(code & PRIMARY_CODE);
    }
}
