package trade.helix.store.jdbc;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Applies the scripts that are missing. The only class that needs Flyway. */
final class FlywayMigrator {
    private static final Logger LOG = LoggerFactory.getLogger(FlywayMigrator.class);

    /** Not Flyway's default: a host keeps its own history beside ours. */
    private static final String HISTORY_TABLE = "helix_schema_history";

    FlywayMigrator() {
        // Found missing here, not in mid-migration.
        Flyway.configure();
    }

    void migrate(Database database) {
        try {
            int executed = flyway(database).migrate().migrationsExecuted;
            LOG.info("Tables of {} brought up to date: {} script(s).", database.name(), executed);
        } catch (FlywayException e) {
            throw failure(database, e);
        }
    }

    private static Flyway flyway(Database database) {
        return Flyway.configure(FlywayMigrator.class.getClassLoader())
                .dataSource(database.dataSource())
                .locations("classpath:trade/helix/store/jdbc/migration/" + database.scripts())
                .failOnMissingLocations(true)
                .table(HISTORY_TABLE)
                .installedBy("helix")
                .placeholderReplacement(false)
                // Where tables of others are, ours start beside them.
                .baselineOnMigrate(database.isShared())
                .baselineVersion("0")
                // None: what fails is thrown, and what succeeds is one line of ours.
                .loggers()
                // None: a script that this code does not know is never ignored.
                .ignoreMigrationPatterns(new String[0])
                .load();
    }

    private static StoreException failure(Database database, FlywayException e) {
        SQLException cause = sqlCause(e);
        if (cause != null) {
            return Failures.of(database, "Bringing the tables up to date", cause);
        }
        return new StoreException(
                Category.UNUSABLE,
                "The tables of " + database.name() + " are not those of Helix, or were changed by hand: "
                        + e.getMessage()
                        + " Use a database of its own, or restore this one. PostgreSQL needs flyway-database-postgresql on"
                        + " the class path.",
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
