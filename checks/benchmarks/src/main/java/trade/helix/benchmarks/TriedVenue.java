package trade.helix.benchmarks;

import java.net.URI;
import java.util.Locale;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.binance.BinanceVenueProvider;
import trade.helix.exchange.kraken.KrakenVenueProvider;

/** The adapters that are measured. */
enum TriedVenue {
    BINANCE,
    KRAKEN;

    /** Base64, as Kraken wants it. */
    static final String SECRET = "d2lyZS1zZWNyZXQ=";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Venue open(URI base) {
        VenueProvider provider = switch (this) {
            case BINANCE -> new BinanceVenueProvider();
            case KRAKEN -> new KrakenVenueProvider();
        };
        return provider.open(
                VenueConfig.builder()
                        .environment(Environment.TESTNET)
                        .baseUri(base)
                        .build(),
                new VenueContext(SystemSources.time()));
    }

    static ExchangeClient login(Venue venue, String key) {
        return venue.login(new AccountId(key), new Credentials(key, Secret.of(SECRET)));
    }
}
