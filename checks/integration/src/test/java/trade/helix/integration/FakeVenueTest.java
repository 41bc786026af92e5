package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Price;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.store.jdbc.JdbcStore;
import trade.helix.tck.FakeTime;
import trade.helix.tck.FakeVenue;
import trade.helix.tck.VenueFault;
import trade.helix.tck.VenueLedger;

/** A host tests itself on the kit's venue in memory: docs/writing-an-adapter.md shows it. */
class FakeVenueTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Signal BUY = Signal.builder()
            .account(MAIN)
            .id(new SignalId("first"))
            .action(SignalAction.BUY)
            .symbol("BTC/USDT")
            .build();

    @Test
    void anEntryWhoseAnswerIsLostBuysOnceAndIsProtected(@TempDir Path folder) throws Exception {
        FakeTime time = new FakeTime(Instant.parse("2026-05-15T08:00:00Z"));
        FakeVenue venue = new FakeVenue(time);
        Credentials key = new Credentials("key", Secret.of("secret"));
        try (JdbcStore store = JdbcStore.open("jdbc:sqlite:" + folder.resolve("helix.db"));
                Helix helix = Helix.builder()
                        .venue(venue.provider(), VenueConfig.builder().build())
                        .account(MAIN, FakeVenue.ID, key, RiskManager.standard(RiskSettings.defaults()))
                        .journal(store.journal())
                        .time(time)
                        .start()) {
            venue.arm(VenueFault.SUBMIT_ANSWER_LOST);
            assertThat(helix.submit(BUY).await(PATIENCE)).containsInstanceOf(SignalOutcome.Opened.class);
            assertThat(venue.ledger("key").orders())
                    .extracting(VenueLedger.Order::live)
                    .containsExactly(false, true);
            venue.price(Price.of("50000"));
            assertThat(venue.ledger("key").orders()).noneMatch(VenueLedger.Order::live);
        }
    }
}
