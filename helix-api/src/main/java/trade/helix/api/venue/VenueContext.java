package trade.helix.api.venue;

import java.time.InstantSource;
import java.util.Objects;

/**
 * What Helix lends a venue.
 *
 * @param time the only clock that an adapter may read
 * @param keyValue where it keeps what must outlive the process
 */
public record VenueContext(InstantSource time, KeyValue keyValue) {
    public VenueContext {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(keyValue, "keyValue");
    }

    /**
     * Without anything that outlives the process.
     *
     * @param time the only clock that an adapter may read
     */
    public VenueContext(InstantSource time) {
        this(time, KeyValue.inMemory());
    }
}
