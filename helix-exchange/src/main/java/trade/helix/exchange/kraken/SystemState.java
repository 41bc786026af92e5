package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.PublicApi;

/**
 * Whether the whole venue takes market orders, as of at most half a minute ago. Only entries ask: sent into a maintenance
 * they would end with an outcome that nobody knows. Thread-safe.
 */
final class SystemState {
    private static final Logger LOG = LoggerFactory.getLogger(SystemState.class);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final PublicApi api;
    private final InstantSource clock;
    private volatile @Nullable Reading latest;

    SystemState(PublicApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The status if it keeps an entry from being taken, else null; also null if it cannot be read, for the venue judges. */
    @Nullable
    String obstacleOrNull() {
        Reading known = latest;
        if (known == null || !known.isFresh(clock.instant())) {
            known = read();
        }
        return known == null || known.status().equals("online") ? null : known.status();
    }

    private @Nullable Reading read() {
        try {
            Instant at = clock.instant();
            var result = api.get("/0/public/SystemStatus", Form.EMPTY);
            Reading read =
                    Failures.reading(KrakenVenue.NAME, "SystemStatus", () -> new Reading(result.text("status"), at));
            latest = read;
            return read;
        } catch (VenueException e) {
            LOG.warn("Kraken's status cannot be read, an entry goes on without it: {}", e.getMessage());
            return null;
        }
    }

    private record Reading(String status, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(KEPT));
        }
    }
}
