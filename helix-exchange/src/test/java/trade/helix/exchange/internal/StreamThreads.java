package trade.helix.exchange.internal;

import java.util.Arrays;
import java.util.Map;

/** Counts the threads that streams have, and those that they hold. */
public final class StreamThreads {
    private StreamThreads() {}

    /** The pool of a venue's streams. */
    public static long own(String venue) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("helix-" + venue + "-stream"))
                .count();
    }

    /** Threads of HTTP clients that do something; those without work are kept for a minute by the JDK and belong to nobody. */
    public static long busyWorkers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().matches("HttpClient-[0-9]+-Worker-[0-9]+"))
                .filter(thread -> !isIdle(thread))
                .count();
    }

    private static boolean isIdle(Map.Entry<Thread, StackTraceElement[]> thread) {
        return Arrays.stream(thread.getValue())
                .anyMatch(frame -> frame.getMethodName().equals("getTask"));
    }

    /** Waits until a count is as small as it should be; says what it was in the end. */
    public static long await(java.util.function.LongSupplier count, long most) throws InterruptedException {
        for (int tries = 0; tries < 1000 && count.getAsLong() > most; tries++) {
            Thread.sleep(20);
        }
        return count.getAsLong();
    }
}
