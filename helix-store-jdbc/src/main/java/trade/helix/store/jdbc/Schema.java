package trade.helix.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Brings the tables to the form that this code knows. */
final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final String HISTORY_TABLE = "helix_schema_history";

    private Schema() {}

    /**
     * Makes or changes the tables.
     *
     * @throws StoreException if they are newer than this code, damaged, or cannot be reached
     */
    // An OS lock serialises processes, because SQLite's own does not span a migration; within a process it is refused
    // rather than waited for, hence the monitor.
    static synchronized void migrate(Sqlite sqlite) {
        try (FileChannel channel = FileChannel.open(
                        sqlite.beside("-migration.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            LOG.trace("Holding {}", lock);
            migrateAlone(sqlite);
        } catch (IOException | OverlappingFileLockException e) {
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The lock " + sqlite.beside("-migration.lock") + " cannot be taken: " + e
                            + ". Let this process write to the folder, and open the database once at a time.",
                    e);
        }
    }

    private static void migrateAlone(Sqlite sqlite) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(sqlite.dataSource())
                .locations(sqlite.migrations())
                .failOnMissingLocations(true)
                .table(HISTORY_TABLE)
                .installedBy("helix")
                .placeholderReplacement(false)
                // None: what fails is thrown, and what succeeds is one line of ours.
                .loggers()
                // None: a script that this code does not know is never ignored.
                .ignoreMigrationPatterns(new String[0])
                .load();
        try {
            refuseNewer(sqlite, flyway);
            int executed = flyway.migrate().migrationsExecuted;
            if (executed > 0) {
                LOG.info("Tables of {} brought up to date: {} script(s).", sqlite.file(), executed);
            }
        } catch (FlywayException e) {
            throw failure(sqlite, e);
        }
    }

    private static void refuseNewer(Sqlite sqlite, Flyway flyway) {
        String known = "none";
        for (MigrationInfo script : flyway.info().all()) {
            if (script.getState().isApplied() && !script.getState().isResolved()) {
                throw new StoreException(
                        Category.UNUSABLE,
                        "The tables of " + sqlite.file() + " are of version " + script.getVersion()
                                + ", which this version of Helix does not know (it knows " + known
                                + "). Use the Helix that made them, or a newer one.");
            }
            known = String.valueOf(script.getVersion());
        }
    }

    private static StoreException failure(Sqlite sqlite, FlywayException e) {
        SQLException cause = sqlCause(e);
        if (cause != null) {
            return sqlite.failure("Bringing the tables up to date", cause);
        }
        return new StoreException(
                Category.UNUSABLE,
                "The tables of " + sqlite.file() + " are not those of Helix, or were changed by hand: " + e.getMessage()
                        + " Use a database of its own, or restore this one.",
                e);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
