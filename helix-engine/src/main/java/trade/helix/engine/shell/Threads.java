package trade.helix.engine.shell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with names, for a Helix whose host gives it none. */
public final class Threads {
    private Threads() {}

    /**
     * Workers for steps and blocking venue calls: virtual threads where the JDK has them, a cached pool elsewhere.
     *
     * @return an executor that the caller closes
     */
    public static ExecutorService workers() {
        try {
            MethodHandle virtual = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) virtual.invokeExact();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Executors.newCachedThreadPool(named("helix-worker"));
        } catch (Throwable e) {
            throw new IllegalStateException("This JDK offers virtual threads and does not give them.", e);
        }
    }

    static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
