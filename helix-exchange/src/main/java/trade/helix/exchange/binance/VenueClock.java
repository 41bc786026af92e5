package trade.helix.exchange.binance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.VenueException;

/**
 * The venue's time: our clock and a measured offset. It is measured at first use, again when it is old, and after the
 * venue has refused a timestamp. Thread-safe; threads that need it at the same time each measure, so that none waits for
 * another's deadline.
 */
final class VenueClock {
    static final String PATH = "/api/v3/time";
    private static final Logger LOG = LoggerFactory.getLogger(VenueClock.class);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublicApi api;
    private final InstantSource clock;
    private volatile @Nullable Measurement latest;
    private volatile Duration largestOffset = Duration.ZERO;

    VenueClock(PublicApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * The venue's time now. An old offset is measured again; should that fail, it still serves, for the venue itself
     * judges every timestamp and a wrong one is a certain refusal.
     *
     * @throws VenueException if no offset is known and none can be measured
     */
    Instant now() {
        // First the offset, then our clock: measuring takes time.
        Duration offset = offset();
        return clock.instant().plus(offset);
    }

    /** The venue refused our time: the offset is wrong, or the clock was set. */
    void distrust() {
        latest = null;
    }

    /**
     * Whether a request that was signed no later than {@code signedBefore} by our clock, and valid for a time, can no
     * longer be accepted. Measures the offset anew, and counts from the largest offset that this process has signed with.
     *
     * @throws VenueException if the venue's time cannot be read
     */
    boolean isPast(Instant signedBefore, Duration validity) {
        Duration offset = measure().offset();
        Instant venueNow = clock.instant().plus(offset);
        return venueNow.isAfter(signedBefore.plus(largestOffset).plus(validity));
    }

    private Duration offset() {
        Measurement known = latest;
        if (known == null) {
            return measure().offset();
        }
        return (known.isFresh(clock.instant()) ? known : renewed(known)).offset();
    }

    private Measurement renewed(Measurement known) {
        try {
            return measure();
        } catch (VenueException e) {
            LOG.warn(
                    "Binance's time could not be read again, the offset of {} still serves: {}",
                    known.at(),
                    e.getMessage());
            return known;
        }
    }

    private Measurement measure() {
        Json answer = api.get(PATH, Form.EMPTY);
        Instant after = clock.instant();
        Instant venue = Failures.reading("time", () -> answer.time("serverTime"));
        // As if the answer had been written when it arrived. Our time is then never ahead of the venue's, which allows
        // a
        // second of that; it is behind by at most the way back, of which the venue allows the whole recvWindow.
        return kept(new Measurement(Duration.between(after, venue), after));
    }

    private synchronized Measurement kept(Measurement measured) {
        if (measured.offset().compareTo(largestOffset) > 0) {
            largestOffset = measured.offset();
        }
        latest = measured;
        return measured;
    }

    private record Measurement(Duration offset, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }
}
