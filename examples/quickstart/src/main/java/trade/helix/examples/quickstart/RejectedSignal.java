package trade.helix.examples.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.market.VenueId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.simulator.Simulator;
import trade.helix.store.jdbc.JdbcStore;

/** The lines that the README shows; a test holds the two together. */
final class RejectedSignal {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private RejectedSignal() {}

    static Optional<SignalOutcome> run(Path folder) throws InterruptedException {
        AccountId account = new AccountId("main");
        VenueId venue = new VenueId("binance");
        Signal.Builder buy =
                Signal.builder().account(account).action(SignalAction.BUY).symbol("BTC/USDT");
        Credentials key = new Credentials("key", Secret.of("secret"));
        RiskManager risk = RiskManager.standard(RiskSettings.defaults());
        // spotless:off
        // README
        try (Simulator simulator = Simulator.builder().binanceKey("key", "secret").start();
                JdbcStore store = JdbcStore.open("jdbc:sqlite:" + folder.resolve("helix.db"));
                Helix helix = Helix.builder()
                        .venue(venue, VenueConfig.builder().baseUri(simulator.uri()).build())
                        .account(account, venue, key, risk)
                        .journal(store.journal())
                        .listener(event -> System.out.println(event.text()))
                        .start()) {
            helix.submit(buy.id(new SignalId("first")).build()).await(WAIT);
            // The first one is bought and protected. One position at a time: the second one is rejected, and says why.
            return helix.submit(buy.id(new SignalId("second")).build()).await(WAIT);
            // Rejected[reason=position_already_open, detail=limit at most 1 open, actual 1 open]
        }
        // README
        // spotless:on
    }
}
