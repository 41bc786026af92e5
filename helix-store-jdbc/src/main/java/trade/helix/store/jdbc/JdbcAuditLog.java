package trade.helix.store.jdbc;

import java.util.List;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.AuditLog;
import trade.helix.api.store.AuditRecord;

/** The audit log in the store's database, by the connection that writes the journal. */
final class JdbcAuditLog implements AuditLog {
    private final Writer writer;
    private final Reads reads;

    JdbcAuditLog(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public AuditRecord append(AuditEntry entry) {
        return writer.transact("Writing the audit log", session -> AuditTable.append(session, entry));
    }

    @Override
    public List<AuditRecord> read(long afterNumber, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one entry must be asked for, not " + most + ".");
        }
        return reads.run("Reading the audit log", session -> AuditTable.after(session, afterNumber, most));
    }
}
