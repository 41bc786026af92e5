package trade.helix.api.store;

import java.util.List;

/**
 * What was done to Helix and by whom: appended, never changed, each entry chained to the one before. Commands that a running
 * Helix takes are written by its journal, in the commit that makes them durable; what a host does itself, such as a changed
 * setting, it appends. Thread-safe.
 */
public interface AuditLog {
    /**
     * Makes an entry durable.
     *
     * @param entry what was done
     * @return the entry with its place
     * @throws StoreException if it is not stored, or not known to be
     */
    AuditRecord append(AuditEntry entry);

    /**
     * Reads on from a place.
     *
     * @param afterNumber the place of the last entry already seen; 0 for all
     * @param most how many entries at most, above zero
     * @return entries in their order; empty at the end
     * @throws StoreException if they cannot be read
     */
    List<AuditRecord> read(long afterNumber, int most);
}
