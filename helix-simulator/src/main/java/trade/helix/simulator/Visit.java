package trade.helix.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.fault.Fault;
import trade.helix.simulator.fault.FaultKind;
import trade.helix.simulator.market.Quirks;
import trade.helix.simulator.wire.Reply;
import trade.helix.simulator.wire.Request;
import trade.helix.simulator.wire.Trouble;
import trade.helix.simulator.wire.VenueApi;

/**
 * One request at one venue and the faults that befall it.
 *
 * @param venue where it goes
 * @param request what it asks
 * @param struck its faults
 * @param clock the venues' clock
 * @param lock held while the venue works, not while it waits
 */
record Visit(VenueApi venue, Request request, List<Fault> struck, Skew clock, ReentrantLock lock) {
    private static final int OK = 200;

    Visit {
        struck = List.copyOf(struck);
    }

    /** The answer; empty means that the connection is to be closed without a byte. */
    Optional<Reply> answer() throws InterruptedException {
        boolean lost = fault(FaultKind.DROP_BEFORE).isPresent();
        Supplier<Reply> work = locked(() -> lost ? () -> Reply.of(OK, "") : arrive());
        sleep(FaultKind.LATENCY);
        if (lost) {
            return Optional.empty();
        }
        Reply reply = locked(() -> venue.market().temper().under(quirks(), work));
        sleep(FaultKind.ACCEPT_THEN_TIMEOUT);
        return after(reply);
    }

    private Supplier<Reply> arrive() {
        for (Fault fault : struck) {
            Trouble trouble = instead(fault.kind());
            if (trouble != null) {
                return () -> venue.trouble(trouble, fault.code(), fault.delay());
            }
        }
        return venue.arrive(request);
    }

    /** What the venue says without doing anything. */
    private static @Nullable Trouble instead(FaultKind kind) {
        return switch (kind) {
            case ERROR_BEFORE -> Trouble.UNCERTAIN;
            case RATE_LIMIT -> Trouble.TOO_MANY;
            case REJECT -> Trouble.REFUSED;
            case CANCEL_UNKNOWN -> Trouble.UNKNOWN_ORDER;
            case ENDPOINT_GONE -> Trouble.GONE;
            default -> null;
        };
    }

    private Quirks quirks() {
        return new Quirks(
                fault(FaultKind.PARTIAL_FILL).map(Fault::fraction).orElse(null),
                fault(FaultKind.STALE_LOOKUP).map(Fault::delay).orElse(Duration.ZERO),
                fault(FaultKind.DUPLICATE_FILL).isPresent());
    }

    private Optional<Reply> after(Reply reply) {
        for (Fault fault : struck) {
            switch (fault.kind()) {
                case ACCEPT_THEN_DROP, ACCEPT_THEN_TIMEOUT -> {
                    return Optional.empty();
                }
                case ERROR_AFTER_ACCEPT -> {
                    return Optional.of(locked(() -> venue.trouble(Trouble.UNCERTAIN, fault.code(), fault.delay())));
                }
                case GARBAGE_AFTER_ACCEPT -> {
                    String half = reply.body().substring(0, reply.body().length() / 2);
                    return Optional.of(new Reply(OK, reply.headers(), half));
                }
                default -> {}
            }
        }
        return Optional.of(reply);
    }

    private Optional<Fault> fault(FaultKind kind) {
        return struck.stream().filter(fault -> fault.kind() == kind).findFirst();
    }

    private void sleep(FaultKind kind) throws InterruptedException {
        Optional<Fault> fault = fault(kind);
        if (fault.isPresent()) {
            Thread.sleep(fault.get().delay().toMillis());
        }
    }

    private <T> T locked(Supplier<T> work) {
        Duration wrong = fault(FaultKind.CLOCK_SKEW).map(Fault::delay).orElse(Duration.ZERO);
        lock.lock();
        try {
            return clock.during(wrong, work);
        } finally {
            lock.unlock();
        }
    }
}
