package trade.helix.store.jdbc;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import trade.helix.api.store.AuditRecord;

/**
 * What came of following the chain of an audit log.
 *
 * @param rows how many rows are in order
 * @param head the hash of the last of them
 * @param fault the first row that is not, and why; null if all are
 */
record AuditCheck(long rows, String head, @Nullable String fault) {
    private static final int PAGE = 1_000;

    /** Follows the chain; {@code read} takes a place and a number of rows. {@code noted} is a hash that must be in it. */
    static AuditCheck of(BiFunction<Long, Integer, List<AuditRecord>> read, @Nullable String noted) {
        long number = 0;
        String hash = AuditTable.START;
        boolean isNoted = noted == null || noted.equals(hash);
        for (List<AuditRecord> page = read.apply(0L, PAGE); !page.isEmpty(); page = read.apply(number, PAGE)) {
            for (AuditRecord row : page) {
                String fault = fault(number, hash, row);
                if (fault != null) {
                    return new AuditCheck(number, hash, fault);
                }
                number = row.number();
                hash = row.hash();
                isNoted |= hash.equals(noted);
            }
        }
        return new AuditCheck(
                number,
                hash,
                isNoted
                        ? null
                        : "No row has the hash " + noted + ": rows were taken off the end, or all were made anew.");
    }

    private static @Nullable String fault(long number, String hash, AuditRecord row) {
        if (row.number() != number + 1) {
            return "Row " + (number + 1) + " is missing; the next is " + row.number() + ".";
        }
        return AuditTable.hash(hash, row.number(), row.entry()).equals(row.hash())
                ? null
                : "Row " + row.number() + " was changed, or what stood before it was.";
    }
}
