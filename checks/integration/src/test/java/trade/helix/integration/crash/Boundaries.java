package trade.helix.integration.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalEntry;

/**
 * Counts the moments before and after each call of a port, and ends the JVM at one of them as a power cut would. While it
 * does, no other thread passes a boundary. Thread-safe.
 */
final class Boundaries implements Ports {
    /** The exit value of a JVM that was halted here. */
    static final int HALTED = 86;

    /** What asks nobody for anything. */
    private static final Set<String> NO_IO = Set.of("id", "capabilities", "open", "login", "close");

    private final String target;
    private final List<String> passed = new ArrayList<>();
    private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
    private boolean counting;

    /** Halts at a boundary given by number, from 1, or by the beginning of its name: the first such; an empty one is none. */
    Boundaries(String target) {
        this.target = target;
    }

    synchronized void start() {
        counting = true;
    }

    synchronized void stop() {
        counting = false;
    }

    /** Runs something once when a boundary is reached, before it counts. */
    void at(String boundary, Runnable action) {
        actions.put(boundary, action);
    }

    synchronized List<String> passed() {
        return List.copyOf(passed);
    }

    @Override
    public @Nullable Object pass(Class<?> port, Call call) throws Throwable {
        if (NO_IO.contains(call.name())) {
            return call.proceed();
        }
        String detail = call.name() + detail(call.arguments());
        reach("before " + call.name(), "before " + detail);
        try {
            return call.proceed();
        } finally {
            reach("after " + call.name(), "after " + detail);
        }
    }

    private void reach(String boundary, String name) {
        Runnable action = actions.remove(boundary);
        if (action != null) {
            action.run();
        }
        count(name);
    }

    private synchronized void count(String name) {
        if (!counting) {
            return;
        }
        passed.add(name);
        if (target.equals(String.valueOf(passed.size())) || (!target.isEmpty() && name.startsWith(target))) {
            System.out.println("halted at " + passed.size() + ", " + name);
            System.out.flush();
            Runtime.getRuntime().halt(HALTED);
        }
    }

    /** What is committed, by the kinds of its facts. */
    private static String detail(Object[] arguments) {
        return Arrays.stream(arguments)
                .filter(Collection.class::isInstance)
                .flatMap(list -> ((Collection<?>) list).stream())
                .filter(JournalEntry.class::isInstance)
                .map(entry -> ((JournalEntry) entry).record().getClass().getSimpleName())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" "), kinds -> kinds.isEmpty() ? "" : "(" + kinds + ")"));
    }
}
