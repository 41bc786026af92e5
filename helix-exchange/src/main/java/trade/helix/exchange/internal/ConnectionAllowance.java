package trade.helix.exchange.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The attempts to connect that a venue allows this address: each takes a place, which is free again a window later. Whoever
 * finds none waits in line. Thread-safe.
 */
final class ConnectionAllowance {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    ConnectionAllowance(int places) {
        this.free = places;
    }

    /** Goes on as soon as there is a place; then {@link #free} must follow, a window after the attempt. */
    void take(Runnable attempt) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(attempt);
                return;
            }
            free--;
        }
        attempt.run();
    }

    /** A place is free again: its window is over, or nothing was attempted. */
    void free() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
