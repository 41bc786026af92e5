package trade.helix.exchange.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.VenueException;

/**
 * The venue's time: our clock and a measured offset. It is measured at first use, again when it is old, and after the
 * venue has refused a timestamp; where that fails, and what is known may do, for a while it is not tried again. Thread-safe;
 * threads that need it at the same time each measure, so that none waits for another's deadline.
 */
public final class VenueClock {
    private static final Logger LOG = LoggerFactory.getLogger(VenueClock.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration YOUNG = Duration.ofMinutes(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final String venue;
    private final Supplier<Instant> time;
    private final InstantSource clock;
    private final Instant openedAt;
    private volatile @Nullable Measurement latest;
    private volatile boolean isDistrusted;
    private volatile @Nullable Instant lastFailure;
    private volatile Duration largestOffset = Duration.ZERO;
    private volatile @Nullable Duration firstOffset;

    /**
     * Makes a clock that has measured nothing yet.
     *
     * @param venue its name, for messages
     * @param time asks the venue once; a moment at or before the true one, which is what a coarser clock tells
     * @param clock ours
     */
    public VenueClock(String venue, Supplier<Instant> time, InstantSource clock) {
        this.venue = venue;
        this.time = time;
        this.clock = clock;
        this.openedAt = clock.instant();
    }

    /**
     * The venue's time now, for an order. An old offset is measured again; should that fail, it still serves, for the venue
     * itself judges every timestamp and a wrong one is a certain refusal. One that the venue refused does not.
     *
     * @throws VenueException if no offset serves and none can be measured
     */
    public Instant now() {
        // First the offset, then our clock: measuring takes time.
        Measurement known = latest;
        Duration offset = (known == null || isDistrusted ? measure() : kept(known, FRESH)).offset();
        return clock.instant().plus(offset);
    }

    /**
     * The venue's time now, for a request that can wait: it measures before the offset is old, so that no order has to. What
     * was measured last serves, whatever it is worth, where no other can be had.
     *
     * @throws VenueException if no offset is known and none can be measured
     */
    public Instant nowAtLeisure() {
        Measurement known = latest;
        Duration offset = (known == null ? measure() : kept(known, isDistrusted ? Duration.ZERO : YOUNG)).offset();
        return clock.instant().plus(offset);
    }

    /**
     * The venue's time as it was measured last, whenever that was, for a request that needs no better and must not wait.
     *
     * @throws VenueException if no offset is known and none can be measured
     */
    public Instant atHand() {
        Measurement known = latest;
        Duration offset = (known == null ? measure() : known).offset();
        return clock.instant().plus(offset);
    }

    /** The venue's time as far as it is known, and never asked for: our own until it was measured. */
    public Instant estimate() {
        Measurement known = latest;
        return clock.instant().plus(known == null ? Duration.ZERO : known.offset());
    }

    /** The venue refused our time: the offset is wrong, or the clock was set. */
    public void distrust() {
        isDistrusted = true;
    }

    /**
     * Whether a request that was signed no later than {@code signedBefore} by our clock, and valid for a time, can no
     * longer be accepted. Measures the offset anew, and counts from the largest offset that this process has signed with.
     * With which one an earlier process signed nobody knows any more, only that it did so before this one began: it counts
     * from there as well.
     *
     * @throws VenueException if the venue's time cannot be read
     */
    public boolean isPast(Instant signedBefore, Duration validity) {
        Duration offset = measure().offset();
        Instant venueNow = clock.instant().plus(offset);
        Instant begun = openedAt.plus(Objects.requireNonNull(firstOffset, "measured"));
        Instant signed = signedBefore.plus(largestOffset);
        return venueNow.isAfter((signed.isAfter(begun) ? signed : begun).plus(validity));
    }

    private Measurement kept(Measurement known, Duration age) {
        Instant now = clock.instant();
        return known.isYounger(age, now) || hasJustFailed(now) ? known : renewed(known);
    }

    private boolean hasJustFailed(Instant now) {
        Instant failure = lastFailure;
        return failure != null && !now.isBefore(failure) && now.isBefore(failure.plus(PAUSE_AFTER_FAILURE));
    }

    private Measurement renewed(Measurement known) {
        try {
            return measure();
        } catch (VenueException e) {
            lastFailure = clock.instant();
            LOG.warn(
                    "{}'s time could not be read again, the offset of {} still serves: {}",
                    venue,
                    known.at(),
                    e.getMessage());
            return known;
        }
    }

    private Measurement measure() {
        Instant told = time.get();
        Instant after = clock.instant();
        // As if the answer had been written when it arrived: the venue's time is never taken for later than it is, and
        // for earlier by at most the way back.
        return taken(new Measurement(Duration.between(after, told), after));
    }

    private synchronized Measurement taken(Measurement measured) {
        firstOffset = firstOffset == null ? measured.offset() : firstOffset;
        if (measured.offset().compareTo(largestOffset) > 0) {
            largestOffset = measured.offset();
        }
        latest = measured;
        isDistrusted = false;
        return measured;
    }

    private record Measurement(Duration offset, Instant at) {
        boolean isYounger(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }
    }
}
