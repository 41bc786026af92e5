package trade.helix.store.jdbc;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/** Owns accounts by locks on files beside the database; which connection writes makes no difference to them. */
final class FileOwnership implements Ownership {
    private final Sqlite sqlite;
    private final Map<AccountId, AccountLock> held = new HashMap<>();

    FileOwnership(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public void take(Session writer, AccountId account, Instant now) {
        AccountLock lock = held.get(account);
        if (lock != null && !lock.isHeld()) {
            held.remove(account);
            giveUp(account, lock);
            lock = null;
        }
        if (lock == null) {
            held.put(account, AccountLock.take(sqlite, account, now));
        }
    }

    private void giveUp(AccountId account, AccountLock lost) {
        try {
            lost.close();
        } catch (IOException e) {
            throw new StoreException(
                    Category.UNAVAILABLE, "The lost lock of account " + account + " cannot be let go of: " + e, e);
        }
    }

    @Override
    public void require(AccountId account) {
        AccountLock lock = held.get(account);
        if (lock == null) {
            throw Ownership.neverTaken(account);
        }
        if (!lock.isHeld()) {
            throw new StoreException(
                    Category.LOCK_LOST,
                    "Account " + account + " is no longer owned: its lock file beside " + sqlite.name()
                            + " was removed or replaced, so another process may own it. Nothing was stored. Stop all but"
                            + " one process that trades it, and load it again.");
        }
    }

    @Override
    public void moved(Session writer) {}

    @Override
    public void close() {
        var failure =
                new StoreException(Category.UNAVAILABLE, "Not every lock beside " + sqlite.name() + " was given up.");
        held.values().forEach(lock -> Failures.closeAfter(failure, lock));
        held.clear();
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
