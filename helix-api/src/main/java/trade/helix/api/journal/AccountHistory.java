package trade.helix.api.journal;

import java.util.List;
import java.util.Objects;

/**
 * What a journal knows of an account.
 *
 * @param epoch the store's own random mark, renewed when a database is restored; ids of orders derive from it
 * @param lastSequence the place of the latest entry; 0 if there is none
 * @param entries in their order: all that the account's present state depends on; facts of ended trades may be left out
 */
public record AccountHistory(String epoch, long lastSequence, List<JournalEntry> entries) {
    public AccountHistory {
        Objects.requireNonNull(epoch, "epoch");
        entries = List.copyOf(entries);
    }
}
