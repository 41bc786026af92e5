package trade.helix.engine.shell;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.store.StoreException;

/**
 * Has the store take what counts and is not stored: tried again half a second after the first failure, then twice as long after
 * each, up to 8 s. Off the lane, which goes on meanwhile however long the store takes to fail. Thread-safe.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);

    private final Steps steps;
    private final Executor executor;
    private final Timers timers;
    private final Runnable stored;
    private final Consumer<StoreException> lost;
    private final AtomicBoolean isTrying = new AtomicBoolean();

    /**
     * A keeper.
     *
     * @param stored is run when everything is stored
     * @param lost is told when the account may no longer be ours
     */
    Keeper(Steps steps, Executor executor, Timers timers, Runnable stored, Consumer<StoreException> lost) {
        this.steps = steps;
        this.executor = executor;
        this.timers = timers;
        this.stored = stored;
        this.lost = lost;
    }

    /** There is something to be stored. */
    void start() {
        if (isTrying.compareAndSet(false, true)) {
            tryAfter(FIRST_DELAY);
        }
    }

    private void tryAfter(Duration delay) {
        timers.after(delay, () -> {
            try {
                executor.execute(() -> tryNow(delay));
            } catch (RuntimeException | Error e) {
                LOG.warn("The executor took no task, so that the store is tried later: {}", e.toString());
                tryAfter(longer(delay));
            }
        });
    }

    private void tryNow(Duration delay) {
        try {
            steps.storeKept();
        } catch (StoreException e) {
            LOG.error("{} facts are still not recorded: {}", steps.kept().size(), e.getMessage());
            if (!Steps.isSilence(e)) {
                lost.accept(e);
            }
            // What somebody else has made of the account must not be mixed with what is kept here.
            if (Steps.mayPass(e)) {
                tryAfter(longer(delay));
            }
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("{} facts could not be recorded", steps.kept().size(), e);
            tryAfter(longer(delay));
            return;
        }
        isTrying.set(false);
        stored.run();
        if (!steps.isStored()) {
            start();
        }
    }

    private static Duration longer(Duration delay) {
        Duration twice = delay.multipliedBy(2);
        return twice.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : twice;
    }
}
