package trade.helix.engine.shell;

import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;

/** What is said to whoever waits for the store in vain. */
final class Unstored {
    private static final String MEND =
            " It is tried again until it is. Mend the store before a restart, which would forget it.";

    private Unstored() {}

    static StoreException silent(AccountId account) {
        return unavailable("The store of account " + account
                + " does not answer, so nothing was done. Send it again when the store is back.");
    }

    static StoreException lost(AccountId account) {
        return new StoreException(
                StoreException.Category.LOCK_LOST,
                "Account " + account
                        + " may be owned by somebody else, so nothing was done. Stop all but one process that"
                        + " trades it, restart that one, and send it again.");
    }

    /** Its step comes after one that does not end: it was taken back. */
    static StoreException late(AccountId account) {
        return unavailable("Account " + account
                + " has been busy for too long, or its store does not answer, so nothing was done. Send it again.");
    }

    static StoreException halt(AccountId account, @Nullable StoreException cause) {
        return cause == null
                ? unavailable("The halt of account " + account + " holds, but is not recorded." + MEND)
                : new StoreException(
                        cause.category(),
                        "The halt of account " + account + " holds, but is not recorded: " + cause.getMessage() + MEND,
                        cause);
    }

    static StoreException lateHalt(AccountId account) {
        return unavailable("The halt of account " + account + " holds: no entry leaves from now on. It is not recorded,"
                + " because a step before it has not come to its end, for which the store may be the cause." + MEND);
    }

    static StoreException closing(AccountId account) {
        return unavailable("Helix is closing and takes nothing more for account " + account
                + ". Send it again after the restart.");
    }

    static StoreException unclear(AccountId account) {
        return unavailable("The store of account " + account
                + " has not answered in time: it may or may not be stored. Send it again, after the restart if Helix was"
                + " closed: a repetition is recognised.");
    }

    private static StoreException unavailable(String message) {
        return new StoreException(StoreException.Category.UNAVAILABLE, message);
    }
}
