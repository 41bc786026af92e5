package trade.helix.tck;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the streams of the fake venue have to tell, in order. It is told outside the venue's lock, before the call returns that
 * brought it about, unless another thread is telling already.
 */
final class FakeNews {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    void add(Runnable news) {
        waiting.add(news);
    }

    void tellAll() {
        while (!waiting.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                    next.run();
                }
            } finally {
                telling.set(false);
            }
        }
    }
}
