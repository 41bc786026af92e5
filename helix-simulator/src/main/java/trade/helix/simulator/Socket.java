package trade.helix.simulator;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.wire.Line;

/**
 * A WebSocket that is written to without waiting: what the network does not take at once is kept, and who leaves too
 * much lying is cut off. Thread-safe.
 */
final class Socket implements Line {
    /** In characters. */
    static final long MOST_KEPT = 4_000_000;

    private final Session session;
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();
    private final AtomicLong size = new AtomicLong();
    private final Sender sender = new Sender();

    Socket(Session session) {
        this.session = session;
    }

    @Override
    public void send(String text) {
        if (size.addAndGet(text.length()) > MOST_KEPT) {
            drop();
            return;
        }
        kept.add(text);
        sender.iterate();
    }

    @Override
    public void ping() {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void drop() {
        session.disconnect();
    }

    /** One text after the other, each when the one before has gone. */
    private final class Sender extends IteratingCallback {
        @Override
        protected Action process() {
            @Nullable String next = kept.poll();
            if (next == null) {
                return Action.IDLE;
            }
            size.addAndGet(-next.length());
            session.sendText(next, Callback.from(this::succeeded, this::failed));
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteFailure(Throwable gone) {
            drop();
        }
    }
}
