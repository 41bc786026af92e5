package trade.helix.exchange.binance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;

/** Where Binance is. */
final class Hosts {
    private static final Map<Environment, URI> OFFICIAL = Map.of(
            Environment.LIVE, URI.create("https://api.binance.com"),
            Environment.TESTNET, URI.create("https://testnet.binance.vision"));
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> NO_PATH = Set.of("", "/");

    private Hosts() {}

    static URI of(VenueConfig config) {
        return config.baseUri().orElseGet(() -> OFFICIAL.get(config.environment()));
    }

    /** What is wrong with a base address; empty if nothing is. */
    static List<String> faults(URI base) {
        List<String> faults = new ArrayList<>();
        if (base.getScheme() == null || !SCHEMES.contains(base.getScheme())) {
            faults.add("baseUri needs the scheme http or https");
        }
        if (base.getHost() == null) {
            faults.add("baseUri needs a host");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            faults.add("baseUri must have no user, query or fragment");
        }
        if (base.getRawPath() != null && !NO_PATH.contains(base.getRawPath())) {
            faults.add("baseUri must have no path: the adapter knows the paths");
        }
        return faults;
    }
}
