package trade.helix.api.store;

/**
 * An audit entry with its place in the log.
 *
 * @param number 1 for the first, without gaps
 * @param entry what was done
 * @param hash of this entry and of the hash before it, in hexadecimal; who notes the latest one can show later that nothing
 *     up to it was changed
 */
public record AuditRecord(long number, AuditEntry entry, String hash) {}
