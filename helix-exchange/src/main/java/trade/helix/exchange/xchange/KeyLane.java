package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.knowm.xchange.Exchange;

/**
 * All calls of one key, one after the other: many a module takes its nonces in the order of the calls, and two that are under
 * way at once may arrive the other way round. Thread-safe; waits for its turn for as long as a call may take.
 */
final class KeyLane {
    private final Exchange exchange;
    private final Exchange publicExchange;
    private final Markets markets;
    private final Duration patience;
    private final AtomicBoolean venueClosed;
    private final ReentrantLock turn = new ReentrantLock(true);
    private boolean shared;

    KeyLane(Exchange exchange, Exchange publicExchange, Markets markets, Duration patience, AtomicBoolean venueClosed) {
        this.exchange = exchange;
        this.publicExchange = publicExchange;
        this.markets = markets;
        this.patience = patience;
        this.venueClosed = venueClosed;
    }

    /** A call of XChange. */
    @FunctionalInterface
    interface Call<T> {
        T on(Exchange exchange) throws IOException;
    }

    /**
     * Makes a call in its turn.
     *
     * @throws NotSentException if the venue is closed, the thread interrupted, or its turn did not come
     * @throws trade.helix.api.venue.VenueException if the pairs, without which a module translates wrongly, cannot be read
     */
    <T> T call(Call<T> call) throws IOException {
        markets.ready();
        takeTurn();
        try {
            if (venueClosed.get()) {
                throw new NotSentException("the venue is closed");
            }
            if (!shared) {
                Exchanges.share(publicExchange, exchange);
                shared = true;
            }
            return call.on(exchange);
        } finally {
            turn.unlock();
        }
    }

    private void takeTurn() throws NotSentException {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotSentException(
                        "an earlier call of the key was still under way after " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException("the thread was interrupted before anything was sent");
        }
    }
}
