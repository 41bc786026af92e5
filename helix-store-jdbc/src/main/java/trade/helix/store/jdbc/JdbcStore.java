package trade.helix.store.jdbc;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.TradeHistory;

/**
 * Journal and trade history in a SQLite database. Thread-safe.
 *
 * <p>What {@link Journal#commit} was given is on the disk when it returns. An account belongs to one open store at a
 * time, in this process or any other: {@link Journal#load} takes it by an OS lock on a file beside the database, which
 * ends with the process however that ends. Keep the database on a local disk: network file systems honour neither.
 *
 * <p>Beside {@code helix.db} stand {@code helix.db-wal} and {@code helix.db-shm}, which belong to it and must never be
 * copied or removed alone, and for each account {@code helix.db.ACCOUNT.lock} and {@code helix.db.ACCOUNT.owner}.
 */
public final class JdbcStore implements AutoCloseable {
    private final JdbcJournal journal;
    private final JdbcHistory history;

    private JdbcStore(JdbcJournal journal, JdbcHistory history) {
        this.journal = journal;
        this.history = history;
    }

    /**
     * Opens a database, and makes it if there is none, its folders included.
     *
     * @param jdbcUrl {@code jdbc:sqlite:} and the path of a file, such as {@code jdbc:sqlite:data/helix.db}
     * @return the open store
     * @throws IllegalArgumentException if the address is not that of a file, or carries settings of its own
     * @throws StoreException {@code UNUSABLE} if the tables are newer than this code or not those of Helix;
     *     {@code UNAVAILABLE} if the database cannot be reached
     */
    public static JdbcStore open(String jdbcUrl) {
        return builder(jdbcUrl).open();
    }

    /**
     * Starts a description of a store, for those who bring their own clock or randomness.
     *
     * @param jdbcUrl as for {@link #open}
     * @return a builder
     */
    public static Builder builder(String jdbcUrl) {
        return new Builder(jdbcUrl);
    }

    /**
     * The journal.
     *
     * <p>{@link Journal#load} returns every entry of the account from the first. {@link Journal#commit} asks that the
     * account was loaded before, else it throws an {@link IllegalStateException}; it answers {@code CONFLICT} as well if
     * a signal ref, a trade id of another account, or a venue's fill is stored already. If a commit failed while the disk
     * was written, its message says so: load again to see whether it was stored after all. Closing the journal closes the
     * store.
     *
     * @return always the same one
     */
    public Journal journal() {
        return journal;
    }

    /**
     * What people read. Signals, trades and fills are told from the journal itself, so that every detail is there.
     *
     * @return always the same one; it answers until the store is closed
     */
    public TradeHistory history() {
        return history;
    }

    /**
     * Gives up all accounts and lets go of the database. Idempotent.
     *
     * @throws StoreException {@code UNAVAILABLE} if a part could not be closed cleanly; what is stored stays stored
     */
    @Override
    public void close() {
        journal.close();
    }

    /** Collects the parts of a {@link JdbcStore}; not for use by several threads. */
    public static final class Builder {
        private final String jdbcUrl;
        private InstantSource clock = SystemSources.time();
        private RandomGenerator random = SystemSources.random();

        private Builder(String jdbcUrl) {
            this.jdbcUrl = Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        }

        /**
         * What tells since when an account is owned.
         *
         * @param clock default the system's
         * @return this
         */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * What the epoch of a new database is drawn from; ids of orders derive from it, so it must not repeat.
         *
         * @param random default a {@link SecureRandom}
         * @return this
         */
        public Builder random(RandomGenerator random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Opens the database.
         *
         * @return the open store
         * @throws IllegalArgumentException as {@link JdbcStore#open}
         * @throws StoreException as {@link JdbcStore#open}
         */
        public JdbcStore open() {
            Sqlite sqlite = Sqlite.at(jdbcUrl);
            Schema.migrate(sqlite);
            var reads = new Reads(sqlite);
            var table = new JournalTable();
            var journal = new JdbcJournal(sqlite, reads, table, clock, epoch(sqlite));
            return new JdbcStore(journal, new JdbcHistory(reads, table));
        }

        private String epoch(Sqlite sqlite) {
            try (Session session = sqlite.openWriter()) {
                return Epoch.of(session, random);
            } catch (SQLException e) {
                throw sqlite.failure("Opening the store", e);
            }
        }
    }
}
