package trade.helix.exchange.internal;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what it is given one after the other, in order, on the thread of whoever came first; the others do not wait. What one
 * work writes, the next one sees. Thread-safe.
 */
final class InTurn {
    private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    void run(Runnable work) {
        waiting.add(work);
        if (count.getAndIncrement() > 0) {
            return;
        }
        do {
            runOne(Objects.requireNonNull(waiting.poll(), "one for each count"));
        } while (count.decrementAndGet() > 0);
    }

    private static void runOne(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) { // Else all that comes after it would wait for ever.
            LOG.error("A stream met a defect: {}", Words.of(e), e);
        }
    }
}
