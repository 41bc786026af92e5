package trade.helix.tck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.AuditRecord;

/** An audit log in memory. Its hashes are chained, and are not those of a database. Thread-safe. */
final class FakeAuditLog implements AuditLog {
    private final List<AuditRecord> records = new ArrayList<>();

    @Override
    public synchronized AuditRecord append(AuditEntry entry) {
        String before = records.isEmpty() ? "" : records.get(records.size() - 1).hash();
        AuditRecord record = new AuditRecord(records.size() + 1L, entry, hash(before + entry));
        records.add(record);
        return record;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", e);
        }
    }

    @Override
    public synchronized List<AuditRecord> read(long afterNumber, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one entry must be asked for, not " + most + ".");
        }
        return records.stream()
                .filter(record -> record.number() > afterNumber)
                .limit(most)
                .toList();
    }
}
