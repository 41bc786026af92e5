package trade.helix.api.operations;

import trade.helix.api.account.AccountId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.store.StoreException;

/**
 * What people do to a running Helix. Each command leaves an entry in the audit log, with its actor and what stood before and
 * after, in the commit that makes it durable; one that changes nothing leaves one as well. Thread-safe.
 */
public interface Operations {
    /** {@return how everything stands, without asking a venue} */
    HelixStatus status();

    /**
     * Stops entries of an account at once. Protective orders stay, exits go on.
     *
     * @param account which
     * @param actor who says so, for the audit log, such as {@code telegram:4711}; a halt without a name holds too
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
     * @param actor who says so, for the audit log, such as {@code telegram:4711}; not blank
     * @throws StoreException if it could not be stored, or the store fails already: the halt stays, unless the message says
     *     that this is not known
     */
    void resume(AccountId account, String actor);

    /**
     * Ends the search for an order of unknown outcome: a person has made sure, at the venue, that it is not there and never
     * filled. Its reservation is freed, and a protective order or exit that is still needed is sent anew. Should the venue
     * show the order all the same, that counts more. The caller has asked for confirmation.
     *
     * @param account which
     * @param order one of {@link AccountView#unknownOrders()}
     * @param actor who says so, for the audit log, such as {@code telegram:4711}; not blank
     * @throws IllegalArgumentException if its outcome is not unknown
     * @throws StoreException if it could not be stored: the search goes on
     */
    void resolve(AccountId account, ClientOrderId order, String actor);

    /**
     * Compares the venue with the journal now.
     *
     * @param account which
     * @return what the latest comparison found; it is of now unless orders of ours are on their way
     * @throws trade.helix.api.venue.VenueException if the venue cannot be asked
     * @throws StoreException if what came of it could not be stored
     */
    ReconcileReport reconcile(AccountId account);

    /**
     * Takes all that is at the venue and that the journal does not explain as the owner's: assets beyond open trades, and live
     * orders that are not ours. Lifts the halt {@code orphan}. The caller has asked for confirmation.
     *
     * @param account which
     * @param actor who says so, for the audit log, such as {@code telegram:4711}; not blank
     * @return what is left of differences; not empty only while orders of ours are on their way: then nothing was accepted
     * @throws trade.helix.api.venue.VenueException if the venue cannot be asked
     * @throws StoreException if it could not be stored: nothing is accepted
     */
    ReconcileReport acceptHoldings(AccountId account, String actor);

    /**
     * Ends the kill by the drawdown limit: what was lost is accepted, and the drawdown counts from the equity that is left. Causes
     * of halts stay. Without a kill it does nothing. The caller has asked for confirmation.
     *
     * @param account which
     * @param actor who says so, for the audit log, such as {@code telegram:4711}; not blank
     * @throws StoreException if it could not be stored: the kill stays, unless the message says that this is not known
     */
    void acknowledge(AccountId account, String actor);
}
