package trade.helix.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.store.Journal;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.Helix;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.tck.FakeStore;
import trade.helix.tck.FakeTime;
import trade.helix.tck.FakeVenue;

/** How often a signal waits for the disk: once before its entry leaves, and no more often than there are answers. */
class CommitsPerSignalTest {
    private static final AccountId MAIN = new AccountId("main");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeTime time = new FakeTime(Instant.parse("2026-05-15T08:00:00Z"));
    private final List<Commit> commits = new CopyOnWriteArrayList<>();

    /** What was committed, and how many orders the venue had by then. */
    private record Commit(List<JournalEntry> entries, int orders) {
        boolean has(Class<? extends JournalRecord> kind) {
            return entries.stream().map(JournalEntry::record).anyMatch(kind::isInstance);
        }
    }

    @Test
    void threeWhereProtectionIsPlacedApart() throws InterruptedException {
        trade(new FakeVenue(time));
        assertThat(commits).hasSize(3);
        assertThat(commits).extracting(Commit::orders).containsExactly(0, 1, 2);
    }

    /** The third says that the stops were seen at the venue: an entry is answered when it is known to be protected. */
    @Test
    void noMoreWhereTheStopTravelsWithTheEntry() throws InterruptedException {
        trade(new FakeVenue(
                time,
                Capabilities.of(Capability.PROTECTIVE_STOP, Capability.ATTACHED_STOP, Capability.CERTAIN_ABSENCE)));
        assertThat(commits).hasSize(3);
        // The entry and its two stops.
        assertThat(commits).extracting(Commit::orders).containsExactly(0, 3, 3);
    }

    private void trade(FakeVenue venue) throws InterruptedException {
        Credentials key = new Credentials("key", Secret.of("secret"));
        try (Journal journal = new FakeStore().open();
                Helix helix = Helix.builder()
                        .venue(venue.provider(), VenueConfig.builder().build())
                        .account(MAIN, FakeVenue.ID, key, RiskManager.standard(RiskSettings.defaults()))
                        .journal(new Counting(journal, venue))
                        .time(time)
                        .start()) {
            // One that is rejected leaves prices and balances fresh: the next is decided at once.
            helix.halt(MAIN, "test");
            assertThat(helix.submit(buy("first")).await(PATIENCE)).containsInstanceOf(SignalOutcome.Rejected.class);
            helix.resume(MAIN, "test");
            commits.clear();
            assertThat(helix.submit(buy("second")).await(PATIENCE)).containsInstanceOf(SignalOutcome.Opened.class);
        }
        assertThat(commits.get(0).has(JournalRecord.SignalReceived.class)).isTrue();
        assertThat(commits.get(0).has(JournalRecord.SignalDecided.class)).isTrue();
        assertThat(commits.get(0).has(JournalRecord.IntentCommitted.class)).isTrue();
        assertThat(commits.get(0).orders()).as("before the entry left").isZero();
    }

    private static Signal buy(String id) {
        return Signal.builder()
                .account(MAIN)
                .id(new SignalId(id))
                .action(SignalAction.BUY)
                .symbol("BTC/USDT")
                .build();
    }

    private final class Counting implements Journal {
        private final Journal inner;
        private final FakeVenue venue;

        Counting(Journal inner, FakeVenue venue) {
            this.inner = inner;
            this.venue = venue;
        }

        @Override
        public void commit(List<JournalEntry> entries) {
            commits.add(new Commit(entries, venue.ledger("key").orders().size()));
            inner.commit(entries);
        }

        @Override
        public AccountHistory load(AccountId account) {
            return inner.load(account);
        }

        @Override
        public List<JournalEntry> read(AccountId account, long afterSequence, int most) {
            return inner.read(account, afterSequence, most);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
