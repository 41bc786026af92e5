package trade.helix.exchange.binance;

import java.net.URI;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.internal.Endpoint;

/**
 * Opens Binance Spot, under the id {@code binance}: {@code https://api.binance.com} for {@code LIVE},
 * {@code https://testnet.binance.vision} for {@code TESTNET}, or whatever {@code baseUri} says.
 *
 * <p>One HTTP/1.1 client serves all accounts of an opened venue. No order or cancel is ever sent twice: no retry, no redirect.
 * A call ends within the connect time-out plus the request time-out; one that must first read the venue's time or
 * symbols, as the very first does, within that time for each read.
 *
 * <p>Markets: spot only. Protective orders: a stop alone, or a stop and a target as one order list. Amounts go out as plain
 * decimal text and are never rounded here.
 */
public final class BinanceVenueProvider implements VenueProvider {
    static final String ID = "binance";

    /** Makes the provider; it holds nothing. */
    public BinanceVenueProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        URI base = Hosts.of(config);
        Endpoint.check("Binance", base, config);
        boolean hasWalletApi =
                config.environment() == Environment.LIVE || config.baseUri().isPresent();
        return new BinanceVenue(base, hasWalletApi, config, context.time());
    }
}
