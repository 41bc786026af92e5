package trade.helix.store.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
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

/** SQLite: a file of Helix's own, with locks on other files beside it. */
final class Sqlite implements Database {
    static final String PREFIX = "jdbc:sqlite:";
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

    @Override
    public String name() {
        return file.toString();
    }

    /** A file beside the database, named after it. */
    Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    @Override
    public String scripts() {
        return "sqlite";
    }

    @Override
    public DataSource dataSource() {
        return dataSource(new SQLiteConfig());
    }

    @Override
    public boolean isShared() {
        return false;
    }

    // An OS lock serialises processes, because SQLite's own does not span a migration.
    @Override
    public Closeable lockForMigration() throws IOException {
        FileChannel channel =
                FileChannel.open(beside("-migration.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // Closing the channel gives it up.
            Objects.requireNonNull(channel.lock());
            return channel;
        } catch (IOException | OverlappingFileLockException e) {
            Failures.closeAfter(e, channel);
            throw e;
        }
    }

    @Override
    public Session openReader() throws SQLException {
        return new Session(dataSource().getConnection(), Dialect.SQLITE);
    }

    @Override
    public int mostIdleReaders() {
        return 4;
    }

    /** Its transactions take the write lock when they begin, so that waiting for it can time out. */
    @Override
    public Session openWriter() throws SQLException {
        var config = new SQLiteConfig();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        Connection connection = dataSource(config).getConnection();
        try {
            requireDurable(connection);
        } catch (SQLException | RuntimeException e) {
            Failures.closeAfter(e, connection);
            throw e;
        }
        return new Session(connection, Dialect.SQLITE);
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

    @Override
    public Ownership ownership() {
        return new FileOwnership(this);
    }

    /** None: what such a connection does next is not worth finding out, and the next one is open in a millisecond. */
    @Override
    public boolean survives(Throwable failure) {
        return false;
    }

    @Override
    public Category category(SQLException cause) {
        return switch (primary(cause)) {
            case SQLITE_CONSTRAINT -> isDuplicate(cause) ? Category.CONFLICT : Category.UNUSABLE;
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_MISMATCH, SQLITE_ERROR -> Category.UNUSABLE;
            default -> Category.UNAVAILABLE;
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
