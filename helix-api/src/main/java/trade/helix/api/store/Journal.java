package trade.helix.api.store;

import java.util.List;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;

/** Where facts become durable. Thread-safe. */
public interface Journal extends AutoCloseable {
    /**
     * Takes ownership of an account, for as long as this journal is open, and loads what is known of it.
     *
     * @param account which
     * @return its history; empty for a new account
     * @throws StoreException {@code OWNED_ELSEWHERE} if another process owns it, with the holder's name
     */
    AccountHistory load(AccountId account);

    /**
     * Makes entries durable: all of them or none. When this returns, they survive a loss of power. It returns or throws within
     * seconds: the account does nothing meanwhile, not even an exit.
     *
     * <p>A {@link trade.helix.api.journal.JournalRecord.CommandRecorded} is written to the audit log of the same store as
     * {@link AuditEntry#of} says, with its entry or not at all.
     *
     * @param entries in order; within each account their sequences follow on the latest without a gap
     * @throws StoreException {@code CONFLICT} if they do not, {@code UNAVAILABLE} if nothing could be stored, {@code UNCLEAR}
     *     if it is not known whether they were, {@code LOCK_LOST} if the account is no longer owned
     */
    void commit(List<JournalEntry> entries);

    /**
     * Asks whether an account that was loaded is still owned. Every commit asks as well; this is for the time between commits, a
     * few seconds apart, because who lost an account must stop to send for it.
     *
     * @param account which; by default it is owned for as long as the journal is open
     * @throws StoreException {@code LOCK_LOST} if somebody else holds it now, or may; {@code UNAVAILABLE} if it cannot be
     *     found out at the moment
     */
    default void requireOwnership(AccountId account) {}

    /**
     * Reads on from a place, for those who follow an account's facts.
     *
     * @param account whose
     * @param afterSequence the place of the last entry already seen; 0 for all
     * @param most how many entries at most, above zero
     * @return entries in their order; empty at the end
     * @throws StoreException if they cannot be read
     */
    List<JournalEntry> read(AccountId account, long afterSequence, int most);

    /** Gives up ownership and lets go of the database. Idempotent. */
    @Override
    void close();
}
