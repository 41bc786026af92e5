package trade.helix.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.SignalIntake;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.operations.HelixStatus;
import trade.helix.api.operations.Operations;
import trade.helix.api.operations.ReconcileReport;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.engine.core.Input;
import trade.helix.engine.shell.Lane;

/**
 * Turns signals into protected orders for one or more accounts. Made by a {@link HelixBuilder}, running until closed.
 * Thread-safe.
 *
 * <p>It holds the venues that it opened and the threads that it made. The journal, and an executor given to it, belong to the
 * host. It sets no shutdown hook and keeps no static state.
 */
public final class Helix implements SignalIntake, Operations, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Helix.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final int REF_BITS = 60;
    private static final int REF_BASE = 36;

    private final Map<AccountId, Lane> lanes = new LinkedHashMap<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final InstantSource time;
    private final RandomGenerator random;
    private final Instant startedAt;
    private final AtomicBoolean closed = new AtomicBoolean();

    Helix(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.startedAt = time.instant();
    }

    /**
     * Starts to wire one.
     *
     * @return a builder
     */
    public static HelixBuilder builder() {
        return new HelixBuilder();
    }

    /** Takes over what is to be closed: before all that was added earlier, and after the lanes. */
    <T extends AutoCloseable> T add(T part) {
        opened.addFirst(part);
        return part;
    }

    void add(AccountId account, Lane lane) {
        lanes.put(account, lane);
    }

    @Override
    public SignalReceipt submit(Signal signal) {
        return lane(signal.account()).submit(newRef(), signal);
    }

    @Override
    public HelixStatus status() {
        return new HelixStatus(
                startedAt, lanes.values().stream().map(Lane::view).toList());
    }

    @Override
    public void halt(AccountId account, String actor) {
        lane(account).command(new Input.HaltCommanded(time.instant(), actor.isBlank() ? "unknown" : actor));
    }

    @Override
    public void resume(AccountId account, String actor) {
        lane(account).command(new Input.ResumeCommanded(time.instant(), named(actor)));
    }

    @Override
    public void resolve(AccountId account, ClientOrderId order, String actor) {
        Lane lane = lane(account);
        List<ClientOrderId> unknown = lane.view().unknownOrders();
        if (!unknown.contains(order)) {
            throw new IllegalArgumentException("The outcome of order " + order + " of account " + account
                    + " is not unknown; these are: " + unknown + ".");
        }
        lane.command(new Input.ResolveCommanded(time.instant(), order, named(actor)));
    }

    @Override
    public ReconcileReport reconcile(AccountId account) {
        return lane(account).reconcile();
    }

    @Override
    public ReconcileReport acceptHoldings(AccountId account, String actor) {
        return lane(account).acceptHoldings(named(actor));
    }

    @Override
    public void acknowledge(AccountId account, String actor) {
        lane(account).command(new Input.KillAcknowledged(time.instant(), named(actor)));
    }

    /**
     * Comes to rest before it is closed: takes no more signals, of which {@link trade.helix.api.intake.NotTakenException} tells
     * whoever sends one, and waits until every signal has its outcome, every order is known, no exit is under way, every trade is
     * protected and everything is recorded. It goes on watching trades and taking commands, and is to be closed by the host.
     *
     * @param longest how long to wait at most
     * @return what came of it; after the time is up, what is still under way
     * @throws InterruptedException if the waiting thread is interrupted; signals are not taken any more all the same
     */
    public Drained drain(Duration longest) throws InterruptedException {
        awaitAll(lanes.values().stream().map(Lane::drain).toList(), longest);
        Map<AccountId, List<String>> unrest = new LinkedHashMap<>();
        lanes.forEach((account, lane) -> unrest.put(account, lane.unrest()));
        return new Drained(unrest);
    }

    /**
     * Stops taking inputs and lets go of venues and threads. Protective orders stay at the venue. Idempotent.
     *
     * <p>It waits for the steps that are under way, so that the journal may be closed afterwards; 5 s at most, and not at all if
     * interrupted. Signals without an outcome are taken up by the next start. May be called by listeners and callbacks.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            awaitAll(lanes.values().stream().map(Lane::stop).toList(), LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<AutoCloseable> parts = new ArrayList<>(lanes.values());
        parts.addAll(opened);
        closeAll(parts);
    }

    /** Waits until all have ended, whatever came of them, or until the time is up. */
    private static void awaitAll(List<CompletableFuture<Void>> ends, Duration longest) throws InterruptedException {
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Not everything came to its end within {}", longest);
        } catch (ExecutionException e) {
            LOG.warn("Something did not come to a good end: {}", String.valueOf(e.getCause()));
        }
    }

    /** Closes every part even if one fails, and reports the first failure. */
    private static void closeAll(List<AutoCloseable> parts) {
        RuntimeException failure = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("Closing Helix left something open: " + e.getMessage(), e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Lane lane(AccountId account) {
        Lane lane = lanes.get(account);
        if (lane == null) {
            throw new IllegalArgumentException(
                    "No account is named " + account + ". Configured: " + lanes.keySet() + ".");
        }
        return lane;
    }

    private static String named(String actor) {
        if (actor.isBlank()) {
            throw new IllegalArgumentException("Somebody must answer for this: give the actor a name.");
        }
        return actor;
    }

    private SignalRef newRef() {
        long high = random.nextLong(1L << REF_BITS);
        long low = random.nextLong(1L << REF_BITS);
        return new SignalRef("s" + Long.toString(high, REF_BASE) + Long.toString(low, REF_BASE));
    }
}
