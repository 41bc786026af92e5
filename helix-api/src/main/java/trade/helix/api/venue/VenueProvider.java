package trade.helix.api.venue;

import trade.helix.api.NamedProvider;

/** Makes sessions with one kind of venue. Found through {@code ServiceLoader}, so it has a public constructor without parameters. */
public interface VenueProvider extends NamedProvider {
    /**
     * Opens the venue for this process. It does not need the network yet: what it reads, it reads at first use.
     *
     * @param config where the venue is and how to speak to it
     * @param context what Helix lends it
     * @return the venue, to be closed by the caller
     * @throws IllegalArgumentException if the configuration cannot work, with every fault in the message
     */
    Venue open(VenueConfig config, VenueContext context);
}
