package trade.helix.integration;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/** After closing, no thread of Helix is left: its own, and those of the HTTP client, which on JDK 17 live until collected. */
class NoThreadSurvivesTest {
    private static final AccountId ACCOUNT = new AccountId("main");
    private static final VenueId BINANCE = new VenueId("binance");

    @TempDir
    Path folder;

    @Test
    void everyThreadEnds() throws Exception {
        try (Simulator simulator = Simulator.builder()
                .binanceKey("key", "secret")
                .balance("USDT", new BigDecimal("10000"))
                .price("BTC/USDT", new BigDecimal("60000"))
                .start()) {
            Set<Thread> before = threads();
            trade(simulator);
            await("no thread of Helix").atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                Set<Thread> more = new HashSet<>(threads());
                more.removeAll(before);
                return more.isEmpty();
            });
        }
    }

    private void trade(Simulator simulator) throws InterruptedException {
        try (JdbcStore store = JdbcStore.builder("jdbc:sqlite:" + folder.resolve("helix.db"))
                        .open();
                Helix helix = Helix.builder()
                        .venue(
                                BINANCE,
                                VenueConfig.builder().baseUri(simulator.uri()).build())
                        .account(
                                ACCOUNT,
                                BINANCE,
                                new Credentials("key", Secret.of("secret")),
                                RiskManager.standard(RiskSettings.defaults()))
                        .journal(store.journal())
                        .start()) {
            SignalOutcome outcome = Rig.outcome(helix.submit(Signal.builder()
                    .account(ACCOUNT)
                    .id(new SignalId("long"))
                    .action(SignalAction.BUY)
                    .symbol("BTC/USDT")
                    .build()));
            if (!(outcome instanceof SignalOutcome.Opened)) {
                throw new AssertionError(outcome);
            }
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("helix-")
                        || thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }
}
