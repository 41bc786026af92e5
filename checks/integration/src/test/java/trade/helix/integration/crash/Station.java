package trade.helix.integration.crash;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.binance.BinanceVenueProvider;
import trade.helix.exchange.kraken.KrakenVenueProvider;

/**
 * Where a Helix works, the same for every process that takes its place.
 *
 * @param simulator where the simulated venues listen
 * @param venue the one that is traded at
 * @param folder holds the database and the clock
 */
record Station(URI simulator, String venue, Path folder) {
    static final AccountId ACCOUNT = new AccountId("main");
    static final String KEY = "key-of-the-check";
    static final String SECRET = "c2VjcmV0IG9mIHRoZSBjaGVjaw==";
    static final String SYMBOL = "BTC/USDT";
    static final BigDecimal PRICE = new BigDecimal("60000");
    static final BigDecimal MONEY = new BigDecimal("10000");

    /** The owner's from the start, so that a sale too many would not be refused for want of coins. */
    static final BigDecimal HOLDINGS = BigDecimal.ONE;

    private static final Map<String, VenueProvider> PROVIDERS =
            Map.of("binance", new BinanceVenueProvider(), "kraken", new KrakenVenueProvider());

    VenueProvider provider() {
        VenueProvider provider = PROVIDERS.get(venue);
        if (provider == null) {
            throw new IllegalArgumentException("No venue is named " + venue + "; there are " + PROVIDERS.keySet());
        }
        return provider;
    }

    /** Kraken at its highest tier, as what is left of its limit grows with the clock, which is slow. */
    VenueConfig config() {
        VenueConfig.Builder config =
                VenueConfig.builder().environment(Environment.TESTNET).baseUri(simulator);
        return (venue.equals("kraken") ? config.option("tier", "pro") : config).build();
    }

    Credentials credentials() {
        return new Credentials(KEY, Secret.of(SECRET));
    }

    String database() {
        return "jdbc:sqlite:" + folder.resolve("helix.db");
    }

    SharedClock clock() throws IOException {
        return SharedClock.open(folder.resolve("clock"));
    }
}
