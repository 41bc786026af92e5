package trade.helix.engine.shell;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.Journal;
import trade.helix.api.store.StoreException;

/**
 * Asks every few seconds whether an account is still ours. Every commit asks as well, but between two of them a connection may be lost, and
 * the account with it, while orders are taken back or sent again. Off the lane. Thread-safe.
 */
final class Custody implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** What comes of it. */
    interface Listener {
        /** The store did not answer. */
        void silent(StoreException cause);

        /** It answers again, and the account is ours. */
        void held();

        /** The account is somebody else's, or may be. It is not asked again. */
        void lost(StoreException cause);
    }

    private final AccountId account;
    private final Journal journal;
    private final Executor executor;
    private final Timers timers;
    private final Duration interval;
    private final Listener listener;

    private volatile boolean isClosed;
    private boolean isSilent;

    Custody(
            AccountId account,
            Journal journal,
            Executor executor,
            Timers timers,
            Duration interval,
            Listener listener) {
        this.account = account;
        this.journal = journal;
        this.executor = executor;
        this.timers = timers;
        this.interval = interval;
        this.listener = listener;
    }

    /** Asks from now on; to be called once. */
    void start() {
        timers.after(interval, () -> {
            try {
                executor.execute(this::ask);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "The executor took no task, so that the owner of {} is asked later: {}", account, e.toString());
                start();
            }
        });
    }

    private void ask() {
        if (isClosed) {
            return;
        }
        try {
            journal.requireOwnership(account);
            answered();
        } catch (StoreException e) {
            if (!Steps.isSilence(e)) {
                listener.lost(e);
                return;
            }
            failed(e);
        } catch (RuntimeException | Error e) {
            // Not a way in which a store may fail: as good as no answer, so that no entry is taken.
            LOG.error("Who owns account {} could not be asked", account, e);
            failed(new StoreException(
                    StoreException.Category.UNAVAILABLE, "Who owns " + account + " cannot be asked.", e));
        }
        start();
    }

    private void answered() {
        if (isSilent) {
            isSilent = false;
            listener.held();
        }
    }

    private void failed(StoreException cause) {
        if (!isSilent && !isClosed) {
            isSilent = true;
            listener.silent(cause);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
