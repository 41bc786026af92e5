package trade.helix.store.jdbc;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.TradeHistory;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.KeyValue;

/**
 * Journal and trade history in a SQLite or PostgreSQL database. Thread-safe.
 *
 * <p>What {@link Journal#commit} was given is on the disk when it returns; commits of several threads at once share one
 * transaction. An account belongs to one open store at a time, in this process or any other: {@link Journal#load} takes it.
 *
 * <p>SQLite: by an OS lock on a file beside the database, which ends with the process however that ends. Keep the database
 * on a local disk: network file systems honour neither. Beside {@code helix.db} stand {@code helix.db-wal} and
 * {@code helix.db-shm}, which belong to it and must never be copied or removed alone, and for each account
 * {@code helix.db.ACCOUNT.lock} and {@code helix.db.ACCOUNT.owner}.
 *
 * <p>PostgreSQL 14 or newer: by an advisory lock of the session that writes. The tables are made in the connection's current
 * schema, beside those of others. Connect to the server itself or to a pooler that leaves a session its connection: one that
 * pools by transaction breaks the lock. The driver, and {@code flyway-database-postgresql} where Flyway is to make the
 * tables, are the host's to add.
 */
public final class JdbcStore implements AutoCloseable {
    private final JdbcJournal journal;
    private final JdbcHistory history;
    private final JdbcAuditLog audit;
    private final JdbcKeyValue keyValue;
    private final Writer writer;
    private final Reads reads;
    private final InstantSource clock;

    private JdbcStore(
            JdbcJournal journal,
            JdbcHistory history,
            JdbcAuditLog audit,
            JdbcKeyValue keyValue,
            Writer writer,
            Reads reads,
            InstantSource clock) {
        this.journal = journal;
        this.history = history;
        this.audit = audit;
        this.keyValue = keyValue;
        this.writer = writer;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Opens a database. A SQLite file is made if there is none, its folders included.
     *
     * @param jdbcUrl {@code jdbc:sqlite:} and the path of a file, such as {@code jdbc:sqlite:data/helix.db}, or
     *     {@code jdbc:postgresql:} and what its driver takes, such as {@code jdbc:postgresql://localhost/helix}
     * @return the open store
     * @throws IllegalArgumentException if the address is of neither kind, or that of SQLite carries settings of its own
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
     * Starts a description of a store by the connections of a host.
     *
     * @param source leads to PostgreSQL, or to a SQLite file, which is then opened with settings of our own. Of a pool, one
     *     connection is kept for writing and one is used for each read while it runs. It must not take part in transactions
     *     of the host: one that does is refused as far as that shows
     * @return a builder
     * @throws IllegalArgumentException if it leads elsewhere, or joins the host's transactions
     * @throws StoreException {@code UNAVAILABLE} if it gives no connection
     */
    public static Builder builder(DataSource source) {
        return new Builder(HostDataSource.database(source));
    }

    /**
     * The journal.
     *
     * <p>{@link Journal#load} returns what the account's present state depends on: of a short history everything, of a long one
     * no more than a restart needs. {@link Journal#read} returns everything. {@link Journal#commit} asks that the
     * account was loaded before, else it throws an {@link IllegalStateException}; it answers {@code CONFLICT} as well if
     * a signal ref, a trade id of another account, or a venue's fill is stored already. Closing the journal closes the
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
     * What was done to Helix, and by whom.
     *
     * @return always the same one; it works until the store is closed
     */
    public AuditLog audit() {
        return audit;
    }

    /**
     * What venues must not forget, for {@code HelixBuilder.keyValue}. What was put is on the disk when that returns, as a commit
     * of the journal is; retention, export and the journals of accounts leave it alone, a backup has it.
     *
     * @return always the same one; it works until the store is closed
     */
    public KeyValue keyValue() {
        return keyValue;
    }

    /**
     * Removes what ended before a day and is no longer needed: ended trades with their fills, decided signals, figures and
     * transfers, and the facts that nothing refers to any more. What the account's state depends on stays, so a restart finds
     * the same as before; so do the figures of the days and the audit log. Nothing goes before the account's history is long
     * enough for a mark, which is after some 1,000 facts. The audit log tells of it, in the same transaction.
     *
     * @param account whose
     * @param before the first UTC day that stays whole
     * @param actor who wants it, for the audit log, such as {@code ann}
     * @return how many rows were removed
     * @throws IllegalArgumentException if nobody does
     * @throws StoreException if it cannot be done, or is not known to be
     */
    public int retain(AccountId account, LocalDate before, String actor) {
        return writer.transact("Removing what account " + account + " has from before " + before, session -> {
            int rows = Retention.remove(session, account, before);
            AuditTable.append(
                    session,
                    new AuditEntry(
                            clock.instant(),
                            actor,
                            "retain " + account,
                            "",
                            "what is from before " + before + " removed, " + rows + " rows"));
            return rows;
        });
    }

    /** Lines of JSON with all that was journaled, from after a place on; none at the end. */
    List<Export.Line> export(String account, long afterSequence) {
        return reads.run("Exporting account " + account, session -> Export.page(session, account, afterSequence));
    }

    /** A line for each day whose figures the fills do not confirm. */
    List<String> statsDifferences(String account) {
        return reads.run("Checking the days of " + account, session -> StatsCheck.differences(session, account));
    }

    String renewEpoch(RandomGenerator random, String actor) {
        return writer.transact(
                "Renewing the epoch", session -> Epoch.renew(session, random, clock.instant(), actor, "renew-epoch"));
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
        private final @Nullable Database given;
        private final String jdbcUrl;
        private @Nullable String user;
        private @Nullable Secret password;
        private InstantSource clock = SystemSources.time();
        private RandomGenerator random = SystemSources.random();

        private Builder(String jdbcUrl) {
            this.given = null;
            this.jdbcUrl = Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        }

        private Builder(Database given) {
            this.given = given;
            this.jdbcUrl = given.name();
        }

        /**
         * Who connects; for PostgreSQL by an address.
         *
         * @param user default what the address or the driver says
         * @param password the password
         * @return this
         */
        public Builder credentials(String user, Secret password) {
            this.user = Objects.requireNonNull(user, "user");
            this.password = Objects.requireNonNull(password, "password");
            return this;
        }

        /**
         * What tells since when an account is owned, and when something was removed.
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
            Database database = database();
            var reads = new Reads(database);
            var writer = new Writer(database);
            try {
                Schema.migrate(database, reads);
                return store(database, reads, writer, Epoch.of(reads, writer, random));
            } catch (RuntimeException | Error e) {
                var unclean = new StoreException(StoreException.Category.UNAVAILABLE, "Not everything was let go of.");
                reads.close(unclean);
                writer.close(unclean);
                for (Throwable more : unclean.getSuppressed()) {
                    e.addSuppressed(more);
                }
                throw e;
            }
        }

        private JdbcStore store(Database database, Reads reads, Writer writer, String epoch) {
            var table = new JournalTable();
            var marks = new Marks(writer, reads, table);
            return new JdbcStore(
                    new JdbcJournal(database, writer, reads, table, marks, clock, epoch),
                    new JdbcHistory(reads, table, marks),
                    new JdbcAuditLog(writer, reads),
                    new JdbcKeyValue(writer, reads),
                    writer,
                    reads,
                    clock);
        }

        private Database database() {
            if (given != null) {
                return given;
            }
            return jdbcUrl.startsWith(Postgres.PREFIX)
                    ? Postgres.at(new UrlDataSource(jdbcUrl, user, password), UrlDataSource.withoutSecrets(jdbcUrl))
                    : Sqlite.at(jdbcUrl);
        }
    }
}
