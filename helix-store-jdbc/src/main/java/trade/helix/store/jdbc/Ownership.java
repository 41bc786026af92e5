package trade.helix.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;

/** The accounts that one journal owns. Used under the journal's lock only. */
interface Ownership extends AutoCloseable {
    /**
     * Takes an account, or makes sure that it is held.
     *
     * @throws StoreException {@code OWNED_ELSEWHERE} with the holder's name, or {@code UNAVAILABLE}
     */
    void take(Session writer, AccountId account, Instant now) throws SQLException;

    /**
     * Returns if an account is held.
     *
     * @throws StoreException {@code LOCK_LOST} if it was taken and is lost
     * @throws IllegalStateException if it was never taken
     */
    void require(AccountId account);

    /** The journal writes by a new connection; the one before is gone. */
    void moved(Session writer) throws SQLException;

    /** Gives all of them up. */
    @Override
    void close();

    /** {@return what somebody did who commits without having loaded} */
    static IllegalStateException neverTaken(AccountId account) {
        return new IllegalStateException(
                "Account " + account + " is not owned by this journal: load it before you commit to it.");
    }
}
