package trade.helix.exchange.binance;

import java.net.URI;
import java.util.Map;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.exchange.internal.Endpoint;

/** Where Binance is. */
final class Hosts {
    private static final Map<Environment, URI> OFFICIAL = Map.of(
            Environment.LIVE, URI.create("https://api.binance.com"),
            Environment.PAPER, URI.create("https://api.binance.com"),
            Environment.TESTNET, URI.create("https://testnet.binance.vision"));

    private static final String SOCKET_PATH = "/ws-api/v3";

    private static final Map<Environment, URI> OFFICIAL_SOCKETS = Map.of(
            Environment.LIVE, URI.create("wss://ws-api.binance.com:443" + SOCKET_PATH),
            Environment.PAPER, URI.create("wss://ws-api.binance.com:443" + SOCKET_PATH),
            Environment.TESTNET, URI.create("wss://ws-api.testnet.binance.vision" + SOCKET_PATH));

    private Hosts() {}

    static Environment environment(VenueConfig config) {
        return config.environment().orElse(Environment.TESTNET);
    }

    static URI of(VenueConfig config) {
        return config.baseUri().orElseGet(() -> OFFICIAL.get(environment(config)));
    }

    /** The WebSocket API: beside a configured server, else the venue's own host for it. */
    static URI socketOf(VenueConfig config) {
        return config.baseUri()
                .map(base -> Endpoint.socket(base, SOCKET_PATH))
                .orElseGet(() -> OFFICIAL_SOCKETS.get(environment(config)));
    }
}
