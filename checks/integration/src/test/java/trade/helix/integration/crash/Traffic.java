package trade.helix.integration.crash;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import trade.helix.api.operations.AccountView;
import trade.helix.api.venue.VenueException;

/**
 * The calls to the venue, and the jumps of time, which none of them sees happen: a request that is signed before a jump and
 * arrives after it would be too late. Time jumps where look-ups find nothing new, not where the machine is slow. Thread-safe.
 */
final class Traffic implements Ports {
    /** Binance is certain that an order never arrived 15 s after it was sent, and Kraken as well. */
    private static final Duration CERTAINTY = Duration.ofSeconds(16);

    /** While it is not known what became of an entry or an exit: what the venue shows is found by then. */
    private static final int LOOKS_AT_UNKNOWN = 3;

    /** Otherwise a stop that did not arrive is sent again first: a jump before that would be a gap of many seconds. */
    private static final int LOOKS_AT_OTHERS = 4;

    private final SharedClock clock;
    private final ReadWriteLock calls = new ReentrantReadWriteLock();
    private final AtomicInteger looks = new AtomicInteger();

    /** How long the venue's limit asks to wait. */
    private final AtomicReference<Duration> rest = new AtomicReference<>(Duration.ZERO);

    Traffic(SharedClock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Object pass(Class<?> port, Call call) throws Throwable {
        calls.readLock().lock();
        try {
            return call.proceed();
        } catch (VenueException e) {
            e.retryAfter().ifPresent(rest::set);
            throw e;
        } finally {
            calls.readLock().unlock();
            if (call.name().equals("find")) {
                looks.incrementAndGet();
            }
        }
    }

    /** What is left of a venue's limit grows with the clock, and only a tenth as fast as the engine asks. */
    void jumpTheRest() {
        Duration wanted = rest.getAndSet(Duration.ZERO);
        if (!wanted.isZero()) {
            jump(wanted);
        }
    }

    void jump(Duration by) {
        calls.writeLock().lock();
        try {
            clock.advance(by);
            looks.set(0);
        } finally {
            calls.writeLock().unlock();
        }
    }

    /** To where the venue is certain, if looking goes on in vain. */
    void jumpIfInVain(AccountView view) {
        boolean isAsked =
                view.unknownOrders().stream().anyMatch(id -> !id.value().startsWith("p"));
        if (looks.get() >= (isAsked ? LOOKS_AT_UNKNOWN : LOOKS_AT_OTHERS)) {
            jump(CERTAINTY);
        }
    }
}
