package trade.helix.engine.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after another, in order, on threads of an executor; urgent ones overtake. Thread-safe. */
final class SerialQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SerialQueue.class);

    private final Executor executor;
    private final Deque<Runnable> urgent = new ArrayDeque<>();
    private final Deque<Runnable> ordinary = new ArrayDeque<>();
    private boolean running;
    private boolean paused;
    private boolean closed;

    SerialQueue(Executor executor) {
        this.executor = executor;
    }

    /** Queues a task; false if the queue is closed, and the task will not run. */
    boolean add(Runnable task, boolean isUrgent) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            (isUrgent ? urgent : ordinary).addLast(task);
        }
        run();
        return true;
    }

    /** Puts a task that must be tried again before all others, and stops until {@link #resume()}. */
    synchronized void pauseWith(Runnable task) {
        urgent.addFirst(task);
        paused = true;
    }

    void resume() {
        synchronized (this) {
            paused = false;
        }
        run();
    }

    synchronized boolean isPaused() {
        return paused;
    }

    /** Takes nothing more and forgets what waits; a task that runs comes to its end. */
    synchronized void close() {
        closed = true;
        urgent.clear();
        ordinary.clear();
    }

    private void run() {
        synchronized (this) {
            if (running || paused || (urgent.isEmpty() && ordinary.isEmpty())) {
                return;
            }
            running = true;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            // An executor that is full must not stop a lane for good: whoever came runs what waits.
            LOG.warn("The executor took no task, running it on the thread that came: {}", e.getMessage());
            drain();
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task failed; the next one runs", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = paused ? null : !urgent.isEmpty() ? urgent.pollFirst() : ordinary.pollFirst();
        running = task != null;
        return task;
    }
}
