package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import trade.helix.api.store.AuditEntry;

/** The store's own random mark, made once with the database. */
final class Epoch {
    private static final String INSERT =
            "INSERT INTO store_meta (name, value) VALUES ('epoch', ?) ON CONFLICT (name) DO NOTHING";
    private static final String SELECT = "SELECT value FROM store_meta WHERE name = 'epoch'";

    private static final String UPDATE = "UPDATE store_meta SET value = ? WHERE name = 'epoch'";

    private Epoch() {}

    /**
     * Another mark, for a database that has been somebody's past: what was sent since then is not known to it. The audit log tells
     * who did what led to it.
     */
    static String renew(Session session, RandomGenerator random, Instant at, String actor, String action)
            throws SQLException {
        String before = stored(session).orElse("");
        String epoch = HexFormat.of().toHexDigits(random.nextLong());
        session.update(UPDATE, epoch);
        AuditTable.append(session, new AuditEntry(at, actor, action, "epoch " + before, "epoch " + epoch));
        return epoch;
    }

    /** The mark of a database; of two that open it first at once, both get the one that was stored. */
    static String of(Reads reads, Writer writer, RandomGenerator random) {
        String what = "Reading the epoch of the store";
        return reads.run(what, Epoch::stored)
                .orElseGet(() -> writer.transact(what, session -> {
                    session.update(INSERT, HexFormat.of().toHexDigits(random.nextLong()));
                    return stored(session).orElseThrow();
                }));
    }

    private static Optional<String> stored(Session session) throws SQLException {
        return session.query(row -> row.getString(1), SELECT).stream().findFirst();
    }
}
