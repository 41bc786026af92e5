package trade.helix.store.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Brings the tables to the form that this code knows. The scripts themselves write down which version they make. */
final class Schema {
    /** The version that this code works with: that of the latest script. */
    static final int VERSION = 2;

    private static final int NONE = 0;
    private static final String SELECT = "SELECT value FROM store_meta WHERE name = 'schema'";

    private Schema() {}

    /**
     * Makes or changes the tables where they are older than this code.
     *
     * @throws StoreException if they are newer than this code, damaged, or cannot be reached
     */
    // Within a process the lock of files is refused rather than waited for, hence the monitor.
    static synchronized void migrate(Database database, Reads reads) {
        if (isCurrent(database, reads)) {
            return;
        }
        try (Closeable lock = database.lockForMigration()) {
            if (!isCurrent(database, reads)) {
                migrator(database).migrate(database);
                requireCurrent(database, reads);
            }
        } catch (IOException | OverlappingFileLockException e) {
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The lock on migrations of " + database.name() + " cannot be taken: " + e
                            + ". Let this process write to the folder, and open the database once at a time.",
                    e);
        }
    }

    /** Whether they are of this version; newer ones are refused. */
    private static boolean isCurrent(Database database, Reads reads) {
        int found = version(reads);
        if (found > VERSION) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "The tables of " + database.name() + " are of version " + found
                            + ", newer than this Helix, which knows " + VERSION
                            + ". Use the Helix that made them, or a newer one.");
        }
        return found == VERSION;
    }

    private static void requireCurrent(Database database, Reads reads) {
        int made = version(reads);
        if (made != VERSION) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "The scripts ran, but the tables of " + database.name() + " say that they are of version " + made
                            + " instead of " + VERSION + ". Restore the database.");
        }
    }

    private static int version(Reads reads) {
        return reads.run("Reading the version of the tables", session -> {
            if (!session.hasTable("store_meta")) {
                return NONE;
            }
            return session.query(row -> row.getInt(1), SELECT).stream()
                    .findFirst()
                    .orElse(NONE);
        });
    }

    private static FlywayMigrator migrator(Database database) {
        try {
            return new FlywayMigrator();
        } catch (NoClassDefFoundError e) {
            throw new StoreException(
                    Category.UNUSABLE,
                    "The tables of " + database.name() + " are not of version " + VERSION
                            + ", and Flyway is not on the class path to make them so. Apply the scripts under"
                            + " trade/helix/store/jdbc/migration/" + database.scripts()
                            + " by hand, in their order, or add org.flywaydb:flyway-core.",
                    e);
        }
    }
}
