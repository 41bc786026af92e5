package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.store.Journal;
import trade.helix.api.value.Price;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.engine.core.CoreSettings;
import trade.helix.engine.core.CoreState;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.store.jdbc.JdbcStore;
import trade.helix.tck.FakeTime;
import trade.helix.tck.FakeVenue;

/** I8: what the store leaves out of a long history makes no difference to the state that the engine folds from it. */
class LongHistoryTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-05-15T08:00:00Z");
    private static final int ROUNDS = 90;

    /** As many signals as move the store's mark beyond the last trade. */
    private static final int IDLE = 600;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStateIsTheSameFromWhatIsLoadedAsFromEverything(boolean endsInATrade, @TempDir Path folder)
            throws Exception {
        FakeTime time = new FakeTime(START);
        String url = "jdbc:sqlite:" + folder.resolve("helix.db");
        try (JdbcStore store = JdbcStore.open(url)) {
            trade(store, time, endsInATrade);
        }
        try (JdbcStore store = JdbcStore.open(url)) {
            AccountHistory loaded = store.journal().load(MAIN);
            List<JournalEntry> all = everything(store.journal());
            assertThat(loaded.entries()).hasSizeLessThan(all.size());
            var whole = new AccountHistory(loaded.epoch(), loaded.lastSequence(), all);
            CoreState expected = CoreState.load(MAIN, whole, CoreSettings.DEFAULTS, time.instant());
            assertThat(expected.openTrades()).hasSize(endsInATrade ? 1 : 0);
            assertThat(CoreState.load(MAIN, loaded, CoreSettings.DEFAULTS, time.instant()))
                    .isEqualTo(expected);
        }
    }

    /** Many trades that end, some hours apart; then one that does not, or a long time without any. */
    private static void trade(JdbcStore store, FakeTime time, boolean endsInATrade) throws InterruptedException {
        FakeVenue venue = new FakeVenue(time);
        Credentials key = new Credentials("key", Secret.of("secret"));
        try (Helix helix = Helix.builder()
                .venue(venue.provider(), VenueConfig.builder().build())
                .account(MAIN, FakeVenue.ID, key, RiskManager.standard(RiskSettings.defaults()))
                .journal(store.journal())
                .time(time)
                .start()) {
            for (int round = 1; round <= ROUNDS; round++) {
                // Each wins, or a streak of losses would halt the account.
                venue.price(Price.of("60000"));
                send(helix, round, SignalAction.BUY, SignalOutcome.Opened.class);
                venue.price(Price.of("63000"));
                send(helix, round, SignalAction.SELL, SignalOutcome.Closed.class);
                time.pass(Duration.ofHours(5));
            }
            if (endsInATrade) {
                send(helix, 0, SignalAction.BUY, SignalOutcome.Opened.class);
            } else {
                for (int idle = 1; idle <= IDLE; idle++) {
                    send(helix, ROUNDS + idle, SignalAction.SELL, SignalOutcome.Rejected.class);
                }
            }
        }
    }

    private static void send(Helix helix, int round, SignalAction action, Class<? extends SignalOutcome> expected)
            throws InterruptedException {
        Signal signal = Signal.builder()
                .account(MAIN)
                .id(new SignalId("round-" + round))
                .action(action)
                .symbol("BTC/USDT")
                .build();
        assertThat(helix.submit(signal).await(PATIENCE))
                .as("round " + round)
                .get()
                .isInstanceOf(expected);
    }

    private static List<JournalEntry> everything(Journal journal) {
        List<JournalEntry> all = new ArrayList<>();
        List<JournalEntry> page = journal.read(MAIN, 0, 1_000);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = journal.read(MAIN, page.get(page.size() - 1).sequence(), 1_000);
        }
        return all;
    }
}
