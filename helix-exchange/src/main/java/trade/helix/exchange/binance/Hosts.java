package trade.helix.exchange.binance;

import java.net.URI;
import java.util.Map;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;

/** Where Binance is. */
final class Hosts {
    private static final Map<Environment, URI> OFFICIAL = Map.of(
            Environment.LIVE, URI.create("https://api.binance.com"),
            Environment.PAPER, URI.create("https://api.binance.com"),
            Environment.TESTNET, URI.create("https://testnet.binance.vision"));

    private Hosts() {}

    static Environment environment(VenueConfig config) {
        return config.environment().orElse(Environment.TESTNET);
    }

    static URI of(VenueConfig config) {
        return config.baseUri().orElseGet(() -> OFFICIAL.get(environment(config)));
    }
}
