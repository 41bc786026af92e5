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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.event.TradeClosed;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.store.StoreException;
import trade.helix.api.trade.TradeStatus;
import trade.helix.engine.MemoryJournal.Accident;

/** The second half of invariant I5: what goes on while the store fails, what does not, and what it has afterwards. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SilentStoreTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bench bench = new Bench();
    private final AtomicBoolean isFailing = new AtomicBoolean();

    @Test
    void theStopIsPlacedAndRecordedLater() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            storeFailsFrom(SilentStoreTest::isOutcome);
            SignalReceipt entry = helix.submit(bench.signal(SignalAction.BUY));
            assertThat(entry.isRecorded()).isTrue();
            assertThat(entry.await(LONG)).get().isInstanceOf(SignalOutcome.Opened.class);
            assertThat(bench.venue.live()).as("the stop").hasSize(1);
            assertThat(entry.isRecorded()).as("its outcome").isFalse();
            assertThat(status(helix)).hasToString("halted(store)");
            assertThat(intents(Leg.PROTECTION)).isZero();

            storeAnswers(helix);
            assertThat(entry.isRecorded()).isTrue();
        }
        assertThat(intents(Leg.ENTRY)).isEqualTo(1);
        assertThat(intents(Leg.PROTECTION)).isEqualTo(1);
        assertThat(whys()).anyMatch(why -> why.startsWith("the store fails")).contains("the store answers again");
        assertIsWhole();
    }

    @Test
    void aSellClosesItsTrade() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            storeFailsFrom(commit -> true);
            SignalReceipt exit = helix.submit(bench.signal(SignalAction.SELL));
            assertThat(exit.isRecorded()).isFalse();
            assertThat(exit.await(LONG)).get().isInstanceOf(SignalOutcome.Closed.class);
            assertThat(exit.isRecorded()).isFalse();
            assertThat(bench.venue.live()).isEmpty();
            assertThat(helix.status().accounts().get(0).openTrades()).isEmpty();
            assertThat(closedTrades()).isZero();

            storeAnswers(helix);
            assertThat(exit.isRecorded()).isTrue();
        }
        assertThat(closedTrades()).isEqualTo(1);
        assertIsWhole();
    }

    @Test
    void aStopThatFillsIsSeen() {
        try (Helix helix = withOpenTrade()) {
            storeFailsFrom(commit -> true);
            bench.venue.fillStops();
            awaitNoTrade(helix);
            assertThat(closedTrades()).isZero();

            storeAnswers(helix);
        }
        assertThat(closedTrades()).isEqualTo(1);
        assertIsWhole();
    }

    @Test
    void anEntryNeverLeavesWhileAFactOfItIsUnrecorded() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            storeFailsFrom(SilentStoreTest::isIntent);
            SignalReceipt undecided = helix.submit(bench.signal(SignalAction.BUY));
            assertThat(undecided.await(LONG)).get().isInstanceOf(SignalOutcome.Rejected.class);
            assertThat(undecided.isRecorded()).isFalse();

            storeAnswers(helix);
            assertThat(undecided.isRecorded()).isTrue();
            assertThat(bench.venue.entries).hasValue(0);
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
        }
        assertThat(bench.venue.entries).hasValue(1);
        assertIsWhole();
    }

    @Test
    void entriesAndWhatLoosensAreGivenBackAndNeverRun() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            storeFailsFrom(commit -> true);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .isPresent();
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing was done");
            assertThatThrownBy(() -> helix.resume(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing was done");

            storeAnswers(helix);
        }
        assertThat(signalsStored()).isEqualTo(2);
        assertThat(bench.venue.entries).hasValue(1);
    }

    @Test
    void aHaltThatCannotBeStoredHoldsAndIsStoredWhenTheStoreAnswers() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            storeFailsFrom(commit -> true);
            assertThatThrownBy(() -> helix.halt(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds")
                    .hasMessageContaining("disk full");
            assertThat(status(helix)).hasToString("halted(human, store)");
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(StoreException.class);

            storeAnswers(helix);
            assertThat(status(helix)).hasToString("halted(human)");
            assertIsHalted(helix.submit(bench.signal(SignalAction.BUY)));
        }
        assertThat(whys()).contains("halted by ann");
        assertThat(bench.venue.entries).hasValue(0);
    }

    @Test
    void aResumeThatCannotBeStoredHasNoEffect() {
        try (Helix helix = bench.builder().start()) {
            helix.halt(ACCOUNT, "ann");
            storeFailsFrom(commit -> true);
            assertThatThrownBy(() -> helix.resume(ACCOUNT, "ann")).isInstanceOf(StoreException.class);
            assertThat(status(helix)).hasToString("halted(human)");
        }
    }

    @Test
    void aResumeThatTheJournalHoldsAlreadyStoresNothingMore() {
        try (Helix helix = bench.builder().start()) {
            helix.halt(ACCOUNT, "ann");
            nextCommits(Accident.STORED_WITHOUT_ANSWER);
            assertThatThrownBy(() -> helix.resume(ACCOUNT, "ann")).isInstanceOf(StoreException.class);

            helix.resume(ACCOUNT, "bob");
            assertThat(status(helix).isRunning()).isTrue();
        }
        assertThat(whys()).contains("resumed by ann").doesNotContain("resumed by bob");
    }

    /** The journal has the SELL, its sender's answer is lost, and so are the tries after it. */
    @Test
    void whatWasStoredUnseenIsNotStoredTwice() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            nextCommits(Accident.STORED_WITHOUT_ANSWER, Accident.NOT_STORED, Accident.STORED_WITHOUT_ANSWER);
            SignalReceipt exit = helix.submit(bench.signal(SignalAction.SELL));
            assertThat(exit.await(LONG)).get().isInstanceOf(SignalOutcome.Closed.class);
            awaitStatus(helix, AccountStatus::isRunning);
        }
        assertThat(signalsStored()).isEqualTo(2);
        assertThat(intents(Leg.EXIT)).isEqualTo(1);
        assertThat(closedTrades()).isEqualTo(1);
        assertIsWhole();
    }

    /** The journal has an entry that its sender was told is not stored: what ran unrecorded meanwhile comes after it. */
    @Test
    void whatRanUnrecordedFollowsOnAnEntryThatWasStoredUnseen() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            nextCommits(Accident.STORED_WITHOUT_ANSWER, Accident.NOT_STORED);
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(StoreException.class);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Closed.class);
            awaitStatus(helix, AccountStatus::isRunning);
        }
        assertThat(signalsStored()).isEqualTo(3);
        assertThat(closedTrades()).isEqualTo(1);
        assertThat(bench.venue.entries).hasValue(1);
        assertIsWhole();
    }

    @Test
    void listenersHearAtOnceWhatIsNotRecordedAndAgainWhenItIs() throws InterruptedException {
        List<TradingEvent> heard = new CopyOnWriteArrayList<>();
        try (Helix helix = bench.builder().listener(heard::add).start()) {
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG)).isPresent();
            storeFailsFrom(commit -> true);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .isPresent();
            while (heard.stream().noneMatch(event -> event.text().startsWith("not recorded: trade"))) {
                Bench.moment();
            }
            assertThat(heard).noneMatch(TradeClosed.class::isInstance);
            assertThat(heard).anyMatch(event -> event.text().contains("the store fails"));

            storeAnswers(helix);
            while (heard.stream().noneMatch(TradeClosed.class::isInstance)) {
                Bench.moment();
            }
        }
    }

    @Test
    void closingStoresWhatWasKeptIfTheStoreIsBack() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            storeFailsFrom(commit -> true);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .isPresent();
            isFailing.set(false);
            bench.journal.accidents(commit -> Optional.empty());
        }
        assertThat(closedTrades()).isEqualTo(1);
        assertIsWhole();
    }

    @Test
    void nothingIsSentForAnAccountThatSomebodyElseMayOwn() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            bench.journal.accidents(commit -> Optional.of(Accident.LOST));
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.SELL)))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> helix.halt(ACCOUNT, "ann"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds");
            assertThat(status(helix)).hasToString("halted(human, lock_lost)");
            assertThat(bench.venue.live()).as("the stop stays").hasSize(1);
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.SELL)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing was done");

            bench.journal.accidents(commit -> Optional.empty());
            awaitStatus(helix, status -> status.toString().equals("halted(human)"));
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Closed.class);
        }
        assertIsWhole();
    }

    /** Not even once the store would take it: what somebody else did meanwhile is not known here. */
    @Test
    void nothingIsSentAnyMoreForAnAccountThatIsGone() throws InterruptedException {
        try (Helix helix = withOpenTrade()) {
            bench.journal.accidents(commit -> Optional.of(Accident.GONE));
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.SELL)))
                    .isInstanceOf(StoreException.class);
            assertThat(status(helix)).hasToString("halted(lock_lost)");
            bench.journal.accidents(commit -> Optional.empty());
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.SELL)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("restart");
            // As long as it takes to try a step again.
            Thread.sleep(700);
            assertThat(status(helix)).hasToString("halted(lock_lost)");
            assertThat(bench.venue.live()).as("the stop stays").hasSize(1);
        }
        assertThat(intents(Leg.EXIT)).isZero();
        assertIsWhole();
    }

    /** The store fails, and so may everything that it knew: an exit goes on without it only if the account is still ours. */
    @Test
    void anExitDoesNotGoOnUnrecordedIfTheAccountIsGone() {
        try (Helix helix = withOpenTrade()) {
            bench.journal.custody = Optional.of(Accident.GONE);
            storeFailsFrom(commit -> true);
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.SELL)))
                    .isInstanceOf(StoreException.class);
            awaitStatus(helix, status -> status.toString().equals("halted(lock_lost)"));
            assertThat(bench.venue.live()).as("the stop stays").hasSize(1);
        }
    }

    @Test
    void anAccountThatIsGoneWhileNothingIsStoredIsFoundOut() {
        try (Helix helix = withOpenTrade()) {
            bench.journal.custody = Optional.of(Accident.GONE);
            awaitStatus(helix, status -> status.toString().equals("halted(lock_lost)"));
            assertThat(bench.venue.live()).as("the stop stays").hasSize(1);
        }
    }

    @Test
    void aStoreThatDoesNotSayWhoseTheAccountIsHaltsUntilItDoes() {
        try (Helix helix = bench.builder().start()) {
            bench.journal.custody = Optional.of(Accident.NOT_STORED);
            awaitStatus(helix, status -> status.toString().equals("halted(store)"));
            bench.journal.custody = Optional.empty();
            awaitStatus(helix, AccountStatus::isRunning);
        }
        assertThat(whys()).contains("the store answers again");
    }

    @Test
    void aStepThatFailsWithAnErrorGivesItsSignalBackAndHaltsTheAccount() {
        try (Helix helix = bench.builder().start()) {
            bench.journal.accidents(commit -> {
                bench.journal.accidents(next -> Optional.empty());
                throw new StackOverflowError("a bug");
            });
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a bug");
            awaitStatus(helix, status -> status.toString().equals("halted(unresolved)"));
        }
    }

    private Helix withOpenTrade() {
        Helix helix = bench.builder().start();
        try {
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG))
                    .get()
                    .isInstanceOf(SignalOutcome.Opened.class);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return helix;
    }

    private static void assertIsHalted(SignalReceipt receipt) throws InterruptedException {
        assertThat(receipt.await(LONG))
                .get()
                .isInstanceOfSatisfying(
                        SignalOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.ACCOUNT_HALTED));
    }

    private static void awaitNoTrade(Helix helix) {
        while (!helix.status().accounts().get(0).openTrades().isEmpty()) {
            Bench.moment();
        }
    }

    /** What the journal says is what there is: a restart finds the same, and has nothing to send. */
    private void assertIsWhole() {
        assertThat(bench.journal.hasNoGap()).isTrue();
        int entries = bench.venue.entries.get();
        int live = bench.venue.live().size();
        try (Helix again = bench.builder().start()) {
            assertThat(again.status().accounts().get(0).openTrades()).hasSize(live);
            assertThat(again.status().accounts().get(0).unknownOrders()).isEmpty();
            assertThat(status(again).causes()).doesNotContain(HaltCause.STORE);
        }
        assertThat(bench.venue.entries).hasValue(entries);
        assertThat(bench.venue.live()).hasSize(live);
    }

    /** The first commit like this fails, and all after it. */
    private void storeFailsFrom(Predicate<List<JournalEntry>> first) {
        bench.journal.accidents(commit -> {
            if (isFailing.get() || first.test(commit)) {
                isFailing.set(true);
                return Optional.of(Accident.NOT_STORED);
            }
            return Optional.empty();
        });
    }

    private void storeAnswers(Helix helix) {
        isFailing.set(false);
        bench.journal.accidents(commit -> Optional.empty());
        awaitStatus(helix, status -> !status.causes().contains(HaltCause.STORE));
    }

    private void nextCommits(Accident... accidents) {
        Deque<Accident> next = new ArrayDeque<>(List.of(accidents));
        bench.journal.accidents(commit -> Optional.ofNullable(next.poll()));
    }

    private List<String> whys() {
        return records(JournalRecord.AccountUpdated.class)
                .map(JournalRecord.AccountUpdated::why)
                .toList();
    }

    private long signalsStored() {
        return records(JournalRecord.SignalReceived.class).count();
    }

    private long closedTrades() {
        return records(JournalRecord.TradeUpdated.class)
                .filter(updated -> updated.trade().status() != TradeStatus.OPEN)
                .count();
    }

    private long intents(Leg leg) {
        return records(JournalRecord.IntentCommitted.class)
                .filter(committed -> committed.intent().leg() == leg)
                .count();
    }

    private <R extends JournalRecord> Stream<R> records(Class<R> kind) {
        return bench.journal.entries().stream()
                .map(JournalEntry::record)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static boolean isOutcome(List<JournalEntry> commit) {
        return commit.stream().anyMatch(entry -> entry.record() instanceof JournalRecord.OutcomeRecorded);
    }

    private static boolean isIntent(List<JournalEntry> commit) {
        return commit.stream().anyMatch(entry -> entry.record() instanceof JournalRecord.IntentCommitted);
    }
}
