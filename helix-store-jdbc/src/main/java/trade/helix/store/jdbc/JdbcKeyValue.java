package trade.helix.store.jdbc;

import java.util.Optional;
import trade.helix.api.venue.KeyValue;

/** The table {@code key_values}, written by the connection that writes the journal. */
final class JdbcKeyValue implements KeyValue {
    private static final String SELECT = "SELECT value FROM key_values WHERE name = ?";
    private static final String PUT = "INSERT INTO key_values (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    private final Writer writer;
    private final Reads reads;

    JdbcKeyValue(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Optional<String> get(String name) {
        return reads.run(
                "Reading the value " + name,
                session -> session.query(row -> row.getString(1), SELECT, name).stream()
                        .findFirst());
    }

    @Override
    public void put(String name, String value) {
        KeyValue.check(name, value);
        int unused = writer.transact("Keeping the value " + name, session -> session.update(PUT, name, value));
    }
}
