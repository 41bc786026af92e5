package trade.helix.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Copies of a SQLite store: made while it is in use, and made a store again under a new epoch. */
final class SqliteBackup {
    private SqliteBackup() {}

    /** Copies a database of one moment into a file that does not exist; it is whole when it has that name. */
    static void make(Sqlite sqlite, Path target) {
        Path part = part(target);
        try {
            requireNew(target);
            Files.deleteIfExists(part);
            try (Session session = sqlite.openReader()) {
                session.update("VACUUM INTO ?", part.toString());
            }
            flush(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw Failures.of(sqlite, "The backup to " + target, e);
        } catch (IOException e) {
            throw failure("The backup to " + target, e);
        }
    }

    /** Makes a database that does not exist from a backup; ids of orders that follow differ from all that went before. */
    static String restore(Path backup, Sqlite target, RandomGenerator random, Instant at, String actor) {
        Path file = Path.of(target.name());
        Path part = part(file);
        try {
            requireNew(file);
            Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
            Sqlite copy = Sqlite.at(Sqlite.PREFIX + part);
            String epoch;
            try (Session session = copy.openWriter()) {
                requireWhole(session, backup);
                epoch = Epoch.renew(session, random, at, actor, "restore");
            }
            flush(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return epoch;
        } catch (SQLException e) {
            throw Failures.of(target, "Restoring " + backup, e);
        } catch (IOException e) {
            throw failure("Restoring " + backup, e);
        }
    }

    private static void requireWhole(Session session, Path backup) throws SQLException {
        String found = session.query(row -> row.getString(1), "PRAGMA integrity_check(1)")
                .get(0);
        if (!found.equals("ok") || !session.hasTable("store_meta")) {
            throw new StoreException(
                    Category.UNUSABLE,
                    backup + " is not a whole backup of a Helix store (" + found + "). Use an older one.");
        }
    }

    private static void requireNew(Path target) {
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " exists, and nothing is written over. Name another file.");
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static StoreException failure(String what, IOException cause) {
        return new StoreException(
                Category.UNAVAILABLE, what + " failed: " + cause + ". Check the disk and its rights.", cause);
    }
}
