package trade.helix.engine.shell;

import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;

/** What is said to whoever waits for the store in vain. */
final class Unstored {
    private Unstored() {}

    static StoreException silent(AccountId account) {
        return unavailable(
                "The store of account " + account
                        + " does not answer, so nothing was done. Send it again when the store is back.",
                null);
    }

    static StoreException halt(AccountId account, @Nullable StoreException cause) {
        return unavailable(
                "The halt of account " + account + " holds, but is not recorded"
                        + (cause == null ? ", because the store does not answer." : ": " + cause.getMessage())
                        + " It is tried again until it is. Mend the store before a restart, which would forget it.",
                cause);
    }

    static StoreException closing(AccountId account) {
        return unavailable(
                "Helix is closing and takes nothing more for account " + account + ". Send it again after the restart.",
                null);
    }

    static StoreException unclear(AccountId account) {
        return unavailable(
                "Helix was closed while the store of account " + account
                        + " had not answered: it may or may not be stored. Send it again after the restart: a repetition"
                        + " is recognised.",
                null);
    }

    private static StoreException unavailable(String message, @Nullable StoreException cause) {
        StoreException.Category category = cause == null ? StoreException.Category.UNAVAILABLE : cause.category();
        return cause == null ? new StoreException(category, message) : new StoreException(category, message, cause);
    }
}
