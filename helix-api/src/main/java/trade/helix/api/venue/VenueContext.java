package trade.helix.api.venue;

import java.time.InstantSource;
import java.util.Objects;

/**
 * What Helix lends a venue.
 *
 * @param time the only clock that an adapter may read
 */
public record VenueContext(InstantSource time) {
    public VenueContext {
        Objects.requireNonNull(time, "time");
    }
}
