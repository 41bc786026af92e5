package trade.helix.exchange.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of all streams of an opened venue: two that keep the time, and two that ask the venue and may wait for it, so
 * that no question holds up the time. Thread-safe.
 */
final class StreamPool implements AutoCloseable {
    private static final int OF_EACH = 2;
    private static final long IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor workers;

    StreamPool(String venue) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "helix-" + venue + "-stream-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        timer = new ScheduledThreadPoolExecutor(OF_EACH, threads, new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        workers = new ThreadPoolExecutor(
                OF_EACH,
                OF_EACH,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new ThreadPoolExecutor.DiscardPolicy()); // After the end nothing is begun, and nobody waits for it.
        workers.allowCoreThreadTimeOut(true);
    }

    /** What may wait for the venue. */
    void work(Runnable work) {
        workers.execute(work);
    }

    /** What never waits. */
    Future<?> after(Duration wait, Runnable work) {
        return timer.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The same where nobody will call it off. */
    void later(Duration wait, Runnable work) {
        Future<?> unused = after(wait, work);
    }

    /** Again and again; what it throws ends it. */
    Future<?> every(Duration period, Runnable work) {
        return timer.scheduleWithFixedDelay(work, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
