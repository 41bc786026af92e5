package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import trade.helix.api.order.RefusalReason;
import trade.helix.exchange.internal.Ruling;

/**
 * What all sessions of one key share in an opened venue: one private call at a time, the nonce, the counters. Thread-safe.
 *
 * <p>Kraken refuses a nonce that is not above the last one that it saw, so calls must arrive in the order of their nonces:
 * the next one leaves when the one before has been answered or given up.
 *
 * <p>A nonce is the venue's time in microseconds, or one more than the last where that is higher. A venue is lent no
 * storage, so the last one does not survive a restart, and need not: the venue's time does not step back, whatever our
 * clock does. What can go wrong is a restart within the error of measuring it, a second and the way of one answer. Then
 * the first call, which is a read at the start of an account, is refused with an invalid nonce and asked again.
 */
final class KeyLane {
    private static final String OF_ORDERS = "EOrder:";

    private final InstantSource clock;
    private final Tier tier;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final LeakyCounter calls;
    private final Map<String, LeakyCounter> orders = new ConcurrentHashMap<>();
    private long lastNonce;

    KeyLane(InstantSource clock, Tier tier) {
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
        lastNonce = Math.max(lastNonce + 1, ChronoUnit.MICROS.between(Instant.EPOCH, venueNow));
        return lastNonce;
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
        }
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
