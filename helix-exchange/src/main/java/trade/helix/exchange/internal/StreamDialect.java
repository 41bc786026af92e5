package trade.helix.exchange.internal;

import java.net.URI;

/** How a venue is asked to tell of one account. */
public interface StreamDialect {
    /** Where it listens. */
    URI address();

    /**
     * Gets ready for one more connection; may ask the venue, and wait for it.
     *
     * @throws trade.helix.api.venue.VenueException if that failed; {@code KEY_REFUSED} if a person must look
     */
    StreamTalk prepare();
}
