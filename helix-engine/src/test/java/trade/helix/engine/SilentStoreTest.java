package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.engine.Bench.ACCOUNT;
import static trade.helix.engine.Bench.awaitStatus;
import static trade.helix.engine.Bench.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.store.StoreException;
import trade.helix.engine.MemoryJournal.Accident;

@Timeout(60)
class SilentStoreTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bench bench = new Bench();

    @Test
    void aHaltThatCannotBeStoredHoldsAndIsStoredWhenTheStoreAnswers() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            storeRefuses(commit -> true);
            assertThatThrownBy(() -> helix.halt(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds")
                    .hasMessageContaining("disk full");
            assertThat(status(helix)).hasToString("halted(human, store)");
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(StoreException.class);

            storeRefuses(commit -> false);
            awaitStatus(helix, status -> !status.causes().contains(HaltCause.STORE));
            assertThat(status(helix)).hasToString("halted(human)");
            assertIsHalted(helix.submit(bench.signal(SignalAction.BUY)));
        }
        assertThat(whys()).contains("halted by ann");
        assertThat(bench.venue.entries).hasValue(0);
    }

    @Test
    void noEntryPassesAHaltThatWaitsForTheStore() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            storeRefuses(SilentStoreTest::isIntent);
            SignalReceipt undecided = helix.submit(bench.signal(SignalAction.BUY));
            awaitStatus(helix, status -> status.causes().contains(HaltCause.STORE));
            assertThatThrownBy(() -> helix.halt(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds");
            assertThat(status(helix)).hasToString("halted(human, store)");

            storeRefuses(commit -> false);
            assertIsHalted(undecided);
        }
        assertThat(bench.venue.entries).hasValue(0);
    }

    @Test
    void nobodyWaitsForASilentStoreAndWhatWasGivenBackNeverRuns() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            SignalReceipt entry = withSilentStore(helix);
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.SELL)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing was done");
            assertThatThrownBy(() -> helix.resume(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing was done");

            storeRefuses(commit -> false);
            assertThat(entry.await(LONG)).get().isInstanceOf(SignalOutcome.Opened.class);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Closed.class);
            assertThat(signalsStored()).isEqualTo(2);
        }
    }

    @Test
    void aSignalThatWaitsWhenTheStoreFallsSilentIsGivenBack() throws InterruptedException {
        CountDownLatch isCommitting = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Helix helix = bench.builder().start()) {
            bench.journal.accidents(commit -> {
                if (!isOutcome(commit)) {
                    return Optional.empty();
                }
                isCommitting.countDown();
                Bench.await(release);
                return Optional.of(Accident.NOT_STORED);
            });
            SignalReceipt entry = helix.submit(bench.signal(SignalAction.BUY));
            isCommitting.await();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread seller = new Thread(() -> helix.submit(bench.signal(SignalAction.SELL)));
            seller.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
            seller.start();
            Bench.awaitWaiting(seller);
            release.countDown();
            seller.join();
            assertThat(thrown.get()).isInstanceOf(StoreException.class).hasMessageContaining("nothing was done");

            storeRefuses(commit -> false);
            assertThat(entry.await(LONG)).get().isInstanceOf(SignalOutcome.Opened.class);
            assertThat(signalsStored()).isEqualTo(1);
        }
    }

    @Test
    void aResumeThatCannotBeStoredHasNoEffect() {
        try (Helix helix = bench.builder().start()) {
            helix.halt(ACCOUNT, "ann");
            storeRefuses(commit -> true);
            assertThatThrownBy(() -> helix.resume(ACCOUNT, "ann")).isInstanceOf(StoreException.class);
            assertThat(status(helix)).hasToString("halted(human)");
        }
    }

    @Test
    void aResumeThatTheJournalHoldsAlreadyStoresNothingMore() {
        try (Helix helix = bench.builder().start()) {
            helix.halt(ACCOUNT, "ann");
            nextCommits(List.of(Optional.of(Accident.STORED_WITHOUT_ANSWER)));
            assertThatThrownBy(() -> helix.resume(ACCOUNT, "ann")).isInstanceOf(StoreException.class);

            helix.resume(ACCOUNT, "bob");
            assertThat(status(helix).isRunning()).isTrue();
        }
        assertThat(whys()).contains("resumed by ann").doesNotContain("resumed by bob");
    }

    @Test
    void aHaltThatFailsAfterTheJournalWasCaughtUpWithHolds() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            Optional<Accident> none = Optional.empty();
            nextCommits(List.of(Optional.of(Accident.STORED_WITHOUT_ANSWER), none, Optional.of(Accident.NOT_STORED)));
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(StoreException.class);

            assertThatThrownBy(() -> helix.halt(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds");
            awaitStatus(helix, status -> status.toString().equals("halted(human)"));
            assertIsHalted(helix.submit(bench.signal(SignalAction.BUY)));
        }
        assertThat(whys()).containsOnlyOnce("halted by ann");
    }

    @Test
    void aStepThatFailsWithAnErrorGivesItsSignalBackAndHaltsTheAccount() {
        try (Helix helix = bench.builder().start()) {
            bench.journal.accidents(commit -> {
                storeRefuses(next -> false);
                throw new StackOverflowError("a bug");
            });
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a bug");
            awaitStatus(helix, status -> status.toString().equals("halted(unresolved)"));
        }
    }

    /** An entry is at the venue, and the venue's answer cannot be stored. */
    private SignalReceipt withSilentStore(Helix helix) {
        storeRefuses(SilentStoreTest::isOutcome);
        SignalReceipt entry = helix.submit(bench.signal(SignalAction.BUY));
        awaitStatus(helix, status -> status.causes().contains(HaltCause.STORE));
        return entry;
    }

    private static void assertIsHalted(SignalReceipt receipt) throws InterruptedException {
        assertThat(receipt.await(LONG))
                .get()
                .isInstanceOfSatisfying(
                        SignalOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.ACCOUNT_HALTED));
    }

    private void storeRefuses(Predicate<List<JournalEntry>> which) {
        bench.journal.accidents(commit -> which.test(commit) ? Optional.of(Accident.NOT_STORED) : Optional.empty());
    }

    private void nextCommits(List<Optional<Accident>> accidents) {
        Deque<Optional<Accident>> next = new ArrayDeque<>(accidents);
        bench.journal.accidents(commit -> next.isEmpty() ? Optional.empty() : next.removeFirst());
    }

    private List<String> whys() {
        return bench.journal.entries().stream()
                .filter(entry -> entry.record() instanceof JournalRecord.AccountUpdated)
                .map(entry -> ((JournalRecord.AccountUpdated) entry.record()).why())
                .toList();
    }

    private long signalsStored() {
        return bench.journal.entries().stream()
                .filter(entry -> entry.record() instanceof JournalRecord.SignalReceived)
                .count();
    }

    private static boolean isOutcome(List<JournalEntry> commit) {
        return commit.stream().anyMatch(entry -> entry.record() instanceof JournalRecord.OutcomeRecorded);
    }

    private static boolean isIntent(List<JournalEntry> commit) {
        return commit.stream().anyMatch(entry -> entry.record() instanceof JournalRecord.IntentCommitted);
    }
}
