package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.account.Permission;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.store.AuditEntry;
import trade.helix.api.store.StoreException;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.engine.MemoryJournal.Accident;
import trade.helix.engine.fake.FakeVenue;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;

@Timeout(60)
class HelixTest {
    private static final AccountId ACCOUNT = new AccountId("main");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryJournal journal = new MemoryJournal();
    private final FakeVenue venue = new FakeVenue(InstantSource.fixed(FakeVenue.start()));
    private final AtomicInteger ids = new AtomicInteger();

    @Test
    void aSignalGoesInAndItsOutcomeComesOut() throws InterruptedException {
        try (Helix helix = start()) {
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
            assertThat(helix.status().accounts().get(0).openTrades()).hasSize(1);
            assertThat(helix.submit(signal(SignalAction.SELL)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Closed.class);
            assertThat(helix.status().accounts().get(0).openTrades()).isEmpty();
        }
        assertThat(venue.closed).isTrue();
    }

    @Test
    void aSignalThatCannotBeStoredIsGivenBackAndNothingIsSent() {
        try (Helix helix = start()) {
            journal.accidents(commit -> Optional.of(Accident.NOT_STORED));

            assertThatThrownBy(() -> helix.submit(signal(SignalAction.BUY)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("disk full");
            assertThat(venue.entries).hasValue(0);
        }
    }

    @Test
    void aCommitWhoseEndWasNotSeenHappenedOnce() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(1);
        try (Helix helix = start()) {
            journal.accidents(commit -> isOutcome(commit) && failures.getAndDecrement() > 0
                    ? Optional.of(Accident.STORED_WITHOUT_ANSWER)
                    : Optional.empty());

            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
            assertThat(venue.entries).hasValue(1);
            assertThat(intents(Leg.PROTECTION)).isEqualTo(1);
        }
    }

    @Test
    void anIntentStoredWithoutAnswerIsNeverSentAndTheNextSignalTrades() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(1);
        try (Helix helix = start()) {
            // A rejected entry leaves prices and balances fresh: the next one is decided at once, in one commit.
            helix.halt(ACCOUNT, "ann");
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG)).isPresent();
            helix.resume(ACCOUNT, "ann");
            journal.accidents(commit -> isIntent(commit) && failures.getAndDecrement() > 0
                    ? Optional.of(Accident.STORED_WITHOUT_ANSWER)
                    : Optional.empty());
            assertThatThrownBy(() -> helix.submit(signal(SignalAction.BUY))).isInstanceOf(StoreException.class);

            // The next one finds it, and it is looked up until its absence is certain; it is never sent.
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Rejected.class);
            while (!helix.status().accounts().get(0).openTrades().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(venue.entries).hasValue(0);
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
            assertThat(venue.entries).hasValue(1);
        }
    }

    @Test
    void listenersThatBlockOrThrowChangeNoTrade() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        TradingEventListener blocked = event -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        TradingEventListener broken = event -> {
            throw new IllegalStateException("a listener's own fault");
        };
        try (Helix helix = builder().listener(blocked).listener(broken).start()) {
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG)).isPresent();
            assertThat(helix.submit(signal(SignalAction.SELL)).await(LONG)).isPresent();
            assertThat(release.getCount()).isEqualTo(1);
            release.countDown();
        }
    }

    @Test
    void aKeyThatMayWithdrawIsRefused() {
        venue.withdraw = Permission.YES;
        assertThatThrownBy(this::start).isInstanceOf(StartException.class).hasMessageContaining("withdraw");
        assertThat(venue.closed).isTrue();
    }

    @Test
    void aStartThatIsRefusedOrFailsLeavesNoSessionOpen() {
        venue.withdraw = Permission.YES;
        assertThatThrownBy(this::start).isInstanceOf(StartException.class);
        assertThat(venue.openSessions).hasValue(0);

        venue.withdraw = Permission.NO;
        journal.accidents(commit -> Optional.of(Accident.NOT_STORED));
        assertThatThrownBy(this::start).isInstanceOf(StoreException.class);
        assertThat(venue.openSessions).hasValue(0);

        journal.accidents(commit -> Optional.empty());
        start().close();
        assertThat(venue.openSessions).hasValue(0);
    }

    @Test
    void aVenueThatReturnsNothingGaveAnOutcomeThatIsNotKnown() throws InterruptedException {
        venue.answersNothing = true;
        try (Helix helix = start()) {
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
            assertThat(helix.status().accounts().get(0).status().isRunning()).isTrue();
            assertThat(venue.entries).hasValue(1);
        }
    }

    @Test
    void anUnknownWithdrawRightIsRefusedWhereMoneyIsReal() {
        venue.withdraw = Permission.UNKNOWN;
        venue.environment = Environment.LIVE;
        assertThatThrownBy(() -> start()).isInstanceOf(StartException.class).hasMessageContaining("withdraw");
        venue.environment = Environment.PAPER;
        start().close();
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() {
        assertThatThrownBy(() -> Helix.builder().start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no journal")
                .hasMessageContaining("no account");
    }

    @Test
    void anAccountThatIsNotThereIsNamed() {
        try (Helix helix = start()) {
            Signal other = signal(SignalAction.BUY, new AccountId("other"));
            assertThatThrownBy(() -> helix.submit(other))
                    .hasMessageContaining("other")
                    .hasMessageContaining("main");
        }
    }

    @Test
    void haltAndResumeAreStoredWithTheirActor() throws InterruptedException {
        try (Helix helix = start()) {
            helix.halt(ACCOUNT, " ");
            assertThatThrownBy(() -> helix.resume(ACCOUNT, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("name");
            assertThat(helix.submit(signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOfSatisfying(
                            SignalOutcome.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.ACCOUNT_HALTED));
        }
        try (Helix again = start()) {
            assertThat(again.status().accounts().get(0).status()).hasToString("halted(human)");
            again.resume(ACCOUNT, "ann");
            assertThat(again.status().accounts().get(0).status().isRunning()).isTrue();
        }
        assertThat(journal.entries())
                .anyMatch(entry -> entry.record() instanceof JournalRecord.AccountUpdated updated
                        && updated.why().equals("resumed by ann"));
        assertThat(journal.entries().stream().flatMap(entry -> AuditEntry.of(entry).stream()))
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::before, AuditEntry::after)
                .containsExactly(
                        tuple("unknown", "halt main", "running", "halted(human)"),
                        tuple("ann", "resume main", "halted(human)", "running"));
    }

    @Test
    void aClosedHelixTakesNothingAndSaysSo() {
        Helix helix = start();
        helix.close();
        helix.close();
        assertThatThrownBy(() -> helix.submit(signal(SignalAction.BUY)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closing");
    }

    private Helix start() {
        return builder().start();
    }

    private HelixBuilder builder() {
        return Helix.builder()
                .venue(venue.provider(), VenueConfig.builder().build())
                .account(
                        ACCOUNT,
                        FakeVenue.ID,
                        new Credentials("key", Secret.of("secret")),
                        RiskManager.standard(RiskSettings.defaults()))
                .journal(journal)
                .time(InstantSource.fixed(FakeVenue.start()));
    }

    private Signal signal(SignalAction action) {
        return signal(action, ACCOUNT);
    }

    private Signal signal(SignalAction action, AccountId account) {
        return Signal.builder()
                .account(account)
                .id(new SignalId("id-" + ids.incrementAndGet()))
                .action(action)
                .symbol("BTC/USDT")
                .build();
    }

    private long intents(Leg leg) {
        return journal.entries().stream()
                .filter(entry -> entry.record() instanceof JournalRecord.IntentCommitted committed
                        && committed.intent().leg() == leg)
                .count();
    }

    private static boolean isOutcome(List<JournalEntry> commit) {
        return commit.stream().anyMatch(entry -> entry.record() instanceof JournalRecord.OutcomeRecorded);
    }

    private static boolean isIntent(List<JournalEntry> commit) {
        return commit.stream().anyMatch(entry -> entry.record() instanceof JournalRecord.IntentCommitted);
    }
}
