package trade.helix.engine.shell;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wakes things up later, on one thread. What it wakes only queues a task. */
public final class Timers implements AutoCloseable {
    private final ScheduledThreadPoolExecutor scheduler;

    /** Starts the thread at first use. */
    public Timers() {
        scheduler = new ScheduledThreadPoolExecutor(1, Threads.named("helix-timer"));
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void after(Duration delay, Runnable task) {
        try {
            var unused = scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: nothing is woken any more. A restart looks at every order anew.
            return;
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
