package trade.helix.exchange.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.VenueException;

/**
 * The venue's time: our clock and a measured offset. It is measured at first use, again when it is old, and after the
 * venue has refused a timestamp. Thread-safe; threads that need it at the same time each measure, so that none waits for
 * another's deadline.
 */
public final class VenueClock {
    private static final Logger LOG = LoggerFactory.getLogger(VenueClock.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration YOUNG = Duration.ofMinutes(2);

    private final String venue;
    private final Supplier<Instant> time;
    private final InstantSource clock;
    private volatile @Nullable Measurement latest;
    private volatile Duration largestOffset = Duration.ZERO;

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
    }

    /**
     * The venue's time now. An old offset is measured again; should that fail, it still serves, for the venue itself
     * judges every timestamp and a wrong one is a certain refusal.
     *
     * @throws VenueException if no offset is known and none can be measured
     */
    public Instant now() {
        // First the offset, then our clock: measuring takes time.
        Duration offset = offset(FRESH);
        return clock.instant().plus(offset);
    }

    /**
     * The venue's time now, for a request that can wait: it measures before the offset is old, so that no order has to.
     *
     * @throws VenueException if no offset is known and none can be measured
     */
    public Instant nowAtLeisure() {
        Duration offset = offset(YOUNG);
        return clock.instant().plus(offset);
    }

    /** The venue's time as far as it is known, and never asked for: our own until it was measured. */
    public Instant estimate() {
        Measurement known = latest;
        return clock.instant().plus(known == null ? Duration.ZERO : known.offset());
    }

    /** The venue refused our time: the offset is wrong, or the clock was set. */
    public void distrust() {
        latest = null;
    }

    /**
     * Whether a request that was signed no later than {@code signedBefore} by our clock, and valid for a time, can no
     * longer be accepted. Measures the offset anew, and counts from the largest offset that this process has signed with.
     *
     * @throws VenueException if the venue's time cannot be read
     */
    public boolean isPast(Instant signedBefore, Duration validity) {
        Duration offset = measure().offset();
        Instant venueNow = clock.instant().plus(offset);
        return venueNow.isAfter(signedBefore.plus(largestOffset).plus(validity));
    }

    private Duration offset(Duration kept) {
        Measurement known = latest;
        if (known == null) {
            return measure().offset();
        }
        return (known.isYounger(kept, clock.instant()) ? known : renewed(known)).offset();
    }

    private Measurement renewed(Measurement known) {
        try {
            return measure();
        } catch (VenueException e) {
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
        return kept(new Measurement(Duration.between(after, told), after));
    }

    private synchronized Measurement kept(Measurement measured) {
        if (measured.offset().compareTo(largestOffset) > 0) {
            largestOffset = measured.offset();
        }
        latest = measured;
        return measured;
    }

    private record Measurement(Duration offset, Instant at) {
        boolean isYounger(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }
    }
}
