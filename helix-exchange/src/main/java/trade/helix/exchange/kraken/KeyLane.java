package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import trade.helix.api.order.RefusalReason;
import trade.helix.exchange.internal.Pause;
import trade.helix.exchange.internal.Ruling;

/**
 * What all sessions of one key share in an opened venue: one private call at a time, the nonce, the counters, and a pause
 * that the venue asked for. Thread-safe.
 *
 * <p>Kraken refuses a nonce that is not above the last one that it saw, so calls must arrive in the order of their nonces:
 * the next one leaves when the one before has been answered or given up.
 */
final class KeyLane {
    private static final String OF_ORDERS = "EOrder:";

    private final InstantSource clock;
    private final Tier tier;
    private final Nonces nonces;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final LeakyCounter calls;
    private final Pause pause = new Pause();
    private final Map<String, LeakyCounter> orders = new ConcurrentHashMap<>();

    KeyLane(InstantSource clock, Tier tier, Nonces nonces) {
        this.nonces = nonces;
        this.clock = clock;
        this.tier = tier;
        this.calls = new LeakyCounter(clock, tier.calls(), tier.callsFall());
    }

    /** Whether it is this thread's turn within a time; then {@link #leave} must follow. */
    boolean enter(Duration atMost) {
        try {
            return lock.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        lock.unlock();
    }

    /** The next nonce, for whoever has the turn. */
    long nonce(Instant venueNow) {
        return nonces.next(venueNow);
    }

    /** The counter of all calls but orders and cancels. */
    LeakyCounter calls() {
        return calls;
    }

    /** The counter of orders and cancels in a pair. */
    LeakyCounter orders(String pair) {
        return orders.computeIfAbsent(pair, unused -> new LeakyCounter(clock, tier.orders(), tier.ordersFall()));
    }

    /** A refusal of any call: when it was for the rate of calls, our count was too low. */
    void refused(Ruling.Refused refused) {
        if (isForRate(refused) && !refused.code().startsWith(OF_ORDERS)) {
            calls.fill();
            refused.refusal().retryAfter().ifPresent(asked -> pause.begin(asked, clock.instant()));
        }
    }

    /** How long the venue wants nothing from this key; zero for no pause. Orders and cancels are first in line after it. */
    Duration pauseLeft(boolean isFirstInLine) {
        return pause.left(isFirstInLine, clock.instant());
    }

    /** A refusal of an order or cancel in a pair: when it was for the rate of orders, our count was too low. */
    void refused(String pair, Ruling.Refused refused) {
        if (isForRate(refused) && refused.code().startsWith(OF_ORDERS)) {
            orders(pair).fill();
        }
    }

    private static boolean isForRate(Ruling.Refused refused) {
        return refused.refusal().reason() == RefusalReason.RATE_LIMITED;
    }
}
