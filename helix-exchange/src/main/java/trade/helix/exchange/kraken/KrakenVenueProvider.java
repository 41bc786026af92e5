package trade.helix.exchange.kraken;

import java.net.URI;
import java.util.Set;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.internal.Endpoint;

/**
 * Opens Kraken Spot, under the id {@code kraken}: {@code https://api.kraken.com} for {@code LIVE}, or whatever
 * {@code baseUri} says. Kraken has no test system for spot, so {@code TESTNET} needs a {@code baseUri}: a simulator's.
 *
 * <p>One HTTP/1.1 client serves all accounts of an opened venue. No order or cancel is ever sent twice: no retry, no redirect.
 * Private calls of one key go one after the other; one whose turn does not come within the connect time-out plus the request
 * time-out is not sent. From its turn a call ends within that time again; one that must first read the venue's time or pairs,
 * as the very first does, within that time for each read.
 *
 * <p>Markets: spot only, quantities in the base asset, fees in the quote asset. An accepted order tells nothing of its
 * fills: a look-up does. Protective orders: a stop alone, as an order of its own; no pair. Every order carries a deadline of
 * 5 s by Kraken's clock, so that a look-up can be certain that it never arrived. A key serves one process alone, has no
 * nonce window, and may query funds, open and closed orders, and create and cancel orders. The venue's limits are
 * counted as those of the account's level, which the option {@code tier} tells: {@code starter} (the lowest, and the
 * default), {@code intermediate} or {@code pro}. Amounts go out as plain decimal text and are never rounded here.
 */
public final class KrakenVenueProvider implements VenueProvider {
    static final String ID = "kraken";

    private static final URI LIVE = URI.create("https://api.kraken.com");

    /** Makes the provider; it holds nothing. */
    public KrakenVenueProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        URI base = config.baseUri().orElse(LIVE);
        if (config.environment() != Environment.LIVE && config.baseUri().isEmpty()) {
            throw new IllegalArgumentException(
                    "Kraken has no test system for spot: set baseUri to a simulator, or the environment to LIVE.");
        }
        Endpoint.check(KrakenVenue.NAME, base, config, Set.of(Tier.OPTION));
        Tier tier = Tier.of(config.options().getOrDefault(Tier.OPTION, "starter"));
        return new KrakenVenue(base, config, context, tier);
    }
}
