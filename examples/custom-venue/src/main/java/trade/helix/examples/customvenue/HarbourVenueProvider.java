package trade.helix.examples.customvenue;

import java.net.URI;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;

/**
 * Opens the Harbour, under the id {@code harbour}, at the {@code baseUri} of the configuration. Market orders and a stop; no
 * pair of stop and target, no certainty of absence.
 */
public final class HarbourVenueProvider implements VenueProvider {
    private static final String REPLAY = "jdk.httpclient.enableAllMethodRetry";

    /** Makes the provider; it holds nothing. */
    public HarbourVenueProvider() {}

    @Override
    public String id() {
        return HarbourVenue.ID.value();
    }

    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        URI base = config.baseUri()
                .orElseThrow(() -> new IllegalArgumentException("The Harbour has no fixed address: give a baseUri."));
        if (System.getProperty(REPLAY) != null) {
            throw new IllegalArgumentException(
                    "The system property " + REPLAY + " can make the JDK send an order again by itself: remove it.");
        }
        return new HarbourVenue(base, config, context.time());
    }
}
