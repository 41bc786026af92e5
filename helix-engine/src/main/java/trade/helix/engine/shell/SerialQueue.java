package trade.helix.engine.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another on threads of an executor, in order within each turn. Thread-safe.
 *
 * @param <T> a task
 */
final class SerialQueue<T extends Runnable> {
    private static final Logger LOG = LoggerFactory.getLogger(SerialQueue.class);

    /** What overtakes what: an earlier one goes before all that waits in a later one. */
    enum Turn {
        FIRST,
        URGENT,
        ORDINARY
    }

    private final Executor executor;
    private final Map<Turn, Deque<T>> waiting = new EnumMap<>(Turn.class);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean isDraining;
    private boolean isPaused;
    private boolean isClosed;
    private @Nullable Thread runner;

    SerialQueue(Executor executor) {
        this.executor = executor;
        for (Turn turn : Turn.values()) {
            waiting.put(turn, new ArrayDeque<>());
        }
    }

    /** Queues a task; false if the queue is closed, and the task will not run. */
    boolean add(T task, Turn turn) {
        synchronized (this) {
            if (isClosed) {
                return false;
            }
            waiting(turn).addLast(task);
        }
        drainSoon();
        return true;
    }

    /** Takes a task back; false if it has begun, or is not here. What was taken back never runs. */
    synchronized boolean remove(T task) {
        return waiting.values().stream().anyMatch(tasks -> tasks.remove(task));
    }

    /** Stops until {@link #resume()}; a task that runs comes to its end. */
    synchronized void pause() {
        isPaused = !isClosed;
    }

    /** Puts a task that must be tried again before all others of its turn, and stops until {@link #resume()}. */
    synchronized void pauseWith(T task, Turn turn) {
        if (!isClosed) {
            waiting(turn).addFirst(task);
            isPaused = true;
        }
    }

    /** Whether nothing waits and nothing runs but what asks. */
    synchronized boolean isIdle() {
        return waiting.values().stream().allMatch(Deque::isEmpty)
                && (runner == null || Thread.currentThread().equals(runner));
    }

    void resume() {
        synchronized (this) {
            isPaused = false;
        }
        drainSoon();
    }

    /** Takes nothing more and gives back what waits, which never runs; a task that runs comes to its end. */
    List<T> close() {
        List<T> dropped = new ArrayList<>();
        synchronized (this) {
            isClosed = true;
            waiting.values().forEach(tasks -> {
                dropped.addAll(tasks);
                tasks.clear();
            });
        }
        endIfClosed();
        return dropped;
    }

    private void endIfClosed() {
        synchronized (this) {
            if (!isClosed || runner != null) {
                return;
            }
        }
        ended.complete(null);
    }

    /** After closing: ends when no task runs; has ended already for the one that does. */
    synchronized CompletableFuture<Void> ended() {
        return Thread.currentThread().equals(runner) ? CompletableFuture.completedFuture(null) : ended;
    }

    private void drainSoon() {
        synchronized (this) {
            if (isDraining || isPaused || waiting.values().stream().allMatch(Deque::isEmpty)) {
                return;
            }
            isDraining = true;
        }
        try {
            executor.execute(this::drain);
        } catch (RuntimeException | Error e) {
            // An executor that is full must not stop a lane for good: whoever came runs what waits.
            LOG.warn("The executor took no task, running it on the thread that came: {}", e.toString());
            drain();
        }
    }

    private void drain() {
        for (T task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task failed; the next one runs", e);
            }
        }
        endIfClosed();
    }

    private synchronized @Nullable T next() {
        T task = isPaused ? null : poll();
        isDraining = task != null;
        runner = task == null ? null : Thread.currentThread();
        return task;
    }

    private @Nullable T poll() {
        for (Deque<T> tasks : waiting.values()) {
            if (!tasks.isEmpty()) {
                return tasks.pollFirst();
            }
        }
        return null;
    }

    private Deque<T> waiting(Turn turn) {
        return Objects.requireNonNull(waiting.get(turn));
    }
}
