package trade.helix.exchange.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** What all streams of an opened venue share: the way there, threads, attempts to connect. Thread-safe. */
public final class Streams implements AutoCloseable {
    private final String venue;
    private final Transport transport;
    private final StreamSettings settings;
    private final ConnectionAllowance allowance;
    private final Set<AccountStreams> sessions = new HashSet<>();
    private @Nullable StreamPool pool;
    private boolean isClosed;

    /**
     * Nothing is connected, and no thread is made, before the first stream.
     *
     * @param venue its id, for the names of threads
     */
    public Streams(String venue, Transport transport, StreamSettings settings) {
        this.venue = venue;
        this.transport = transport;
        this.settings = settings;
        // The rest is for others at this address, and for what the venue counts otherwise.
        this.allowance = new ConnectionAllowance(settings.attempts() * 4 / 5);
    }

    /** @throws VenueException if the venue is closed */
    synchronized void enter(AccountStreams session) {
        if (isClosed) {
            throw new VenueException(Category.UNREACHABLE, "The venue is closed.");
        }
        if (pool == null) {
            pool = new StreamPool(venue);
        }
        sessions.add(session);
    }

    synchronized void leave(AccountStreams session) {
        sessions.remove(session);
    }

    synchronized StreamPool pool() {
        if (pool == null) {
            throw new IllegalStateException("No stream was begun.");
        }
        return pool;
    }

    Transport transport() {
        return transport;
    }

    StreamSettings settings() {
        return settings;
    }

    ConnectionAllowance allowance() {
        return allowance;
    }

    /** Ends all streams. */
    @Override
    public void close() {
        List<AccountStreams> open;
        synchronized (this) {
            isClosed = true;
            open = new ArrayList<>(sessions);
        }
        open.forEach(AccountStreams::close);
        synchronized (this) {
            if (pool != null) {
                pool.close();
            }
        }
    }
}
