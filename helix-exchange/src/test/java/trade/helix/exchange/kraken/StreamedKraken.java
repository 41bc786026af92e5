package trade.helix.exchange.kraken;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.exchange.internal.QuickStreams;
import trade.helix.exchange.internal.SimulatorControl;
import trade.helix.simulator.Simulator;

/** A simulated Kraken without limits of calls, and the adapter with little patience. */
final class StreamedKraken implements AutoCloseable {
    static final String KEY = "wire-key-that-must-not-be-seen";
    static final String SECRET = "d2lyZS1zZWNyZXQtdGhhdC1tdXN0LW5vdC1iZS1zZWVu";
    static final Set<String> RIGHTS = Set.of(
            "modify-trades",
            "close-trades",
            "query-funds",
            "query-open-trades",
            "query-closed-trades",
            "create-ws-token");
    private static final int MUCH = 1_000_000;

    final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    final Simulator simulator;
    final SimulatorControl control;
    final Venue venue;
    final ExchangeClient client;

    StreamedKraken() {
        this(Duration.ofHours(1), RIGHTS);
    }

    /** With connections that live so long, and a key that may do so much. */
    StreamedKraken(Duration life, Set<String> rights) {
        simulator = Simulator.builder()
                .port(0)
                .krakenKey(KEY, SECRET)
                .krakenTier(trade.helix.simulator.kraken.Tier.UNLIMITED)
                .krakenPermissions(rights)
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .seed(1)
                .clock(clock)
                .start();
        control = new SimulatorControl(simulator.uri(), "kraken");
        VenueConfig config = VenueConfig.builder()
                .environment(Environment.TESTNET)
                .baseUri(simulator.uri())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
        venue = new KrakenVenue(
                simulator.uri(),
                Environment.TESTNET,
                config,
                new VenueContext(clock),
                new Tier(MUCH, MUCH, MUCH, MUCH),
                QuickStreams.with(Duration.ofSeconds(5), life)); // It says that it is there each second.
        client = login(KEY, SECRET);
    }

    ExchangeClient login(String key, String secret) {
        return venue.login(new AccountId("main"), new Credentials(key, Secret.of(secret)));
    }

    void price(String price) {
        simulator.setPrice("BTC/USDT", new BigDecimal(price));
    }

    @Override
    public void close() {
        venue.close();
        simulator.close();
    }
}
