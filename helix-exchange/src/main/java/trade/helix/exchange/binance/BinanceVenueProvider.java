package trade.helix.exchange.binance;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;

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

    private static final String REPLAY = "jdk.httpclient.enableAllMethodRetry";

    /** Makes the provider; it holds nothing. */
    public BinanceVenueProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Venue open(VenueConfig config, VenueContext context) {
        URI base = Hosts.of(config);
        List<String> faults = new ArrayList<>(Hosts.faults(base));
        requireSome("connectTimeout", config.connectTimeout(), faults);
        requireSome("requestTimeout", config.requestTimeout(), faults);
        if (replaysPosts()) {
            faults.add("the system property " + REPLAY + " makes the JDK send orders again by itself: remove it");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Binance cannot be opened: " + String.join("; ", faults) + ".");
        }
        boolean hasWalletApi =
                config.environment() == Environment.LIVE || config.baseUri().isPresent();
        return new BinanceVenue(base, hasWalletApi, config, context.time());
    }

    private static boolean replaysPosts() {
        String value = System.getProperty(REPLAY);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    private static void requireSome(String name, Duration duration, List<String> faults) {
        if (duration.isNegative() || duration.isZero()) {
            faults.add(name + " must be above zero");
        }
    }
}
