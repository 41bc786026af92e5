package trade.helix.integration;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.market.VenueId;
import trade.helix.api.operations.AccountView;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.kraken.Tier;
import trade.helix.store.jdbc.JdbcStore;

/** The same bot on paper and at the simulator: only the environment differs. Its store and market outlive its restarts. */
final class PaperDesk implements AutoCloseable {
    private static final AccountId MAIN = new AccountId("main");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "key";

    /** Base64, as Kraken wants it. */
    private static final String SECRET = "d2lyZS1zZWNyZXQ=";

    private final VenueId venue;
    private final Environment environment;
    private final String database;
    private final ManualClock clock = new ManualClock();
    private final Simulator simulator;
    private JdbcStore store;
    private Helix helix;

    PaperDesk(String venue, Environment environment, Path folder) {
        this.venue = new VenueId(venue);
        this.environment = environment;
        this.database = "jdbc:sqlite:" + folder.resolve(venue + "-" + environment + ".db");
        this.simulator = Simulator.builder()
                .binanceKey(KEY, SECRET)
                .krakenKey(KEY, SECRET)
                .krakenTier(Tier.UNLIMITED)
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .seed(1)
                .clock(clock)
                .start();
        start();
    }

    private void start() {
        store = JdbcStore.builder(database).clock(clock).open();
        VenueConfig.Builder config =
                VenueConfig.builder().environment(environment).baseUri(simulator.uri());
        if (environment == Environment.PAPER) {
            config.option("paper.balances", "USDT=10000");
        } else if (venue.value().equals("kraken")) {
            config.option("tier", "pro");
        }
        helix = Helix.builder()
                .venue(venue, config.build())
                .account(
                        MAIN,
                        venue,
                        new Credentials(KEY, Secret.of(SECRET)),
                        RiskManager.standard(RiskSettings.defaults()))
                .journal(store.journal())
                .keyValue(store.keyValue())
                .time(clock)
                .start();
    }

    void restart() {
        stop();
        start();
    }

    private void stop() {
        helix.close();
        store.close();
    }

    SignalOutcome submit(SignalAction action, String id) throws InterruptedException {
        // What is left of a venue's limits grows with the clock.
        clock.advance(Duration.ofSeconds(20));
        SignalReceipt receipt = helix.submit(Signal.builder()
                .account(MAIN)
                .id(new SignalId(id))
                .action(action)
                .symbol("BTC/USDT")
                .build());
        return await("the outcome of " + id)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            clock.advance(Duration.ofMillis(100));
                            return receipt.await(Duration.ofMillis(50));
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    void price(String price) {
        clock.advance(Duration.ofSeconds(1));
        simulator.setPrice("BTC/USDT", new BigDecimal(price));
    }

    /** Time goes on meanwhile: what is left of a venue's limits sets the pace of looks, and grows with it. */
    void awaitNothingOpen() {
        await("no open trade").atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return view().openTrades().isEmpty();
        });
    }

    AccountView view() {
        return helix.status().accounts().get(0);
    }

    /** Newest first. */
    List<Trade> trades() {
        return store.history().latest(MAIN, 100);
    }

    @Override
    public void close() {
        try (Simulator unused = simulator) {
            stop();
        }
    }
}
