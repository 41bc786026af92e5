package trade.helix.api.journal;

import java.time.Instant;
import java.util.Objects;
import trade.helix.api.account.AccountId;

/**
 * One fact with its place in an account's journal.
 *
 * @param account whose journal
 * @param sequence its place: 1 for the first, without gaps
 * @param at when it was decided, by the engine's clock
 * @param record the fact
 */
public record JournalEntry(AccountId account, long sequence, Instant at, JournalRecord record) {
    /**
     * Checks that all parts are there.
     *
     * @throws IllegalArgumentException if the sequence is not above zero
     */
    public JournalEntry {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(record, "record");
        if (sequence < 1) {
            throw new IllegalArgumentException("A journal starts at 1, not " + sequence + ".");
        }
    }
}
