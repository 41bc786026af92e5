package trade.helix.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditRecord;

/**
 * The table {@code audit}. The hash of a row is SHA-256 over the hash before it (64 zeros before the first) and the row's number,
 * time, actor, action, value before and value after, each as UTF-8 behind its length in bytes and a colon, in hexadecimal.
 */
final class AuditTable {
    static final String START = "0".repeat(64);

    private static final String COLUMNS =
            "SELECT number, at, actor, action, value_before, value_after, hash FROM audit";
    private static final String LATEST = COLUMNS + " ORDER BY number DESC LIMIT 1";
    private static final String AFTER = COLUMNS + " WHERE number > ? ORDER BY number LIMIT ?";
    private static final String INSERT =
            "INSERT INTO audit (number, at, actor, action, value_before, value_after, hash) VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** A row that is always there: changed, it makes other processes wait for the end of this transaction. */
    private static final String TURN = "UPDATE store_meta SET value = value WHERE name = 'schema'";

    private AuditTable() {}

    /** In the transaction of the fact: no command is stored without its row, and no row without its command. */
    static void recorded(Session session, JournalEntry entry, JournalRecord.CommandRecorded unused)
            throws SQLException {
        append(session, AuditEntry.of(entry).orElseThrow());
    }

    static AuditRecord append(Session session, AuditEntry given) throws SQLException {
        session.update(TURN);
        // Hashed as it is stored: not every database takes every character.
        var entry = new AuditEntry(
                given.at(),
                PlainText.of(given.actor()),
                PlainText.of(given.action()),
                PlainText.of(given.before()),
                PlainText.of(given.after()));
        List<AuditRecord> latest = session.query(AuditTable::row, LATEST);
        long number = latest.isEmpty() ? 1 : latest.get(0).number() + 1;
        String hash = hash(latest.isEmpty() ? START : latest.get(0).hash(), number, entry);
        session.update(
                INSERT,
                number,
                Times.text(entry.at()),
                entry.actor(),
                entry.action(),
                entry.before(),
                entry.after(),
                hash);
        return new AuditRecord(number, entry, hash);
    }

    static List<AuditRecord> after(Session session, long number, int most) throws SQLException {
        return session.query(AuditTable::row, AFTER, number, most);
    }

    private static AuditRecord row(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong(1),
                new AuditEntry(
                        Instant.parse(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                row.getString(7));
    }

    /** The hash that a row must have after the one before it. */
    static String hash(String before, long number, AuditEntry entry) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
        List<String> parts = List.of(
                before,
                Long.toString(number),
                Times.text(entry.at()),
                entry.actor(),
                entry.action(),
                entry.before(),
                entry.after());
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            digest.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(text);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
