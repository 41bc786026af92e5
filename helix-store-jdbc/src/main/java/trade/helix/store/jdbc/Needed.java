package trade.helix.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import trade.helix.api.journal.JournalEntry;

/**
 * What must be read of an account: the entries that its latest mark keeps, and all since.
 *
 * @param mark the place of the mark; 0 without one
 * @param kept entries up to the mark, in their order
 * @param since entries after the mark, without gaps
 */
record Needed(long mark, List<JournalEntry> kept, List<JournalEntry> since) {
    long lastSequence() {
        return since.isEmpty() ? mark : since.get(since.size() - 1).sequence();
    }

    List<JournalEntry> entries() {
        List<JournalEntry> all = new ArrayList<>(kept);
        all.addAll(since);
        return all;
    }
}
