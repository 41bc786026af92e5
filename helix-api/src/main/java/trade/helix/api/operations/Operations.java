package trade.helix.api.operations;

import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;

/** What people do to a running Helix. Thread-safe. */
public interface Operations {
    /** {@return how everything stands, without asking a venue} */
    HelixStatus status();

    /**
     * Stops entries of an account at once. Protective orders stay, exits go on.
     *
     * @param account which
     * @param actor who says so, for the record
     * @throws StoreException if the halt holds but could not be stored, or not within a few seconds: that is tried again until
     *     it is, and a restart before then forgets the halt
     */
    void halt(AccountId account, String actor);

    /**
     * Lifts the halts that a person may lift: {@code human}, {@code loss_streak}, {@code daily_limit} on a later UTC day than
     * its own, {@code unresolved} once no outcome is unknown. Others, and the kill, stay. The caller has asked for
     * confirmation.
     *
     * @param account which
     * @param actor who says so, for the record
     * @throws StoreException if it could not be stored, or the store fails already: the halt stays, unless the message says
     *     that this is not known
     */
    void resume(AccountId account, String actor);

    /**
     * Ends the kill by the drawdown limit: what was lost is accepted, and the drawdown counts from the equity that is left. Causes
     * of halts stay. Without a kill it does nothing. The caller has asked for confirmation.
     *
     * @param account which
     * @param actor who says so, for the record
     * @throws StoreException if it could not be stored: the kill stays, unless the message says that this is not known
     */
    void acknowledge(AccountId account, String actor);
}
