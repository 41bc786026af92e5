package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.engine.Bench.ACCOUNT;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.NotTakenException;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.engine.fake.FakeVenue;

/** Serial within an account, side by side across accounts, bounded, and a step that fails stops none of that. */
@Timeout(60)
class LanesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bench bench = new Bench();
    private final CountDownLatch isBusy = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void anAccountThatIsBlockedInItsVenueHoldsUpNoOther() throws InterruptedException {
        List<AccountId> others =
                IntStream.range(0, 6).mapToObj(i -> new AccountId("other-" + i)).toList();
        HelixBuilder builder = bench.builder();
        others.forEach(account -> Bench.withAccount(builder, account));
        bench.venue.beforeSubmitOf = account -> {
            if (account.equals(ACCOUNT)) {
                block();
            }
        };
        try (Helix helix = builder.start()) {
            SignalReceipt blocked = helix.submit(bench.signal(SignalAction.BUY));
            isBusy.await();
            List<SignalReceipt> receipts = others.stream()
                    .map(account -> helix.submit(bench.signal(SignalAction.BUY, account)))
                    .toList();
            for (SignalReceipt receipt : receipts) {
                assertThat(receipt.await(LONG)).get().isInstanceOf(SignalOutcome.Opened.class);
            }
            helix.halt(ACCOUNT, "ann");
            assertThat(blocked.await(Duration.ZERO)).as("still at its venue").isEmpty();
            release.countDown();
            assertThat(blocked.await(LONG)).get().isInstanceOf(SignalOutcome.Opened.class);
        }
    }

    @Test
    void aFullQueueRefusesEntriesAloneAndSaysWhatToDo() throws InterruptedException {
        try (Helix helix = bench.builder().mostWaiting(2).start()) {
            // The venue does not answer the question for balances: entries wait for it.
            bench.venue.beforeAccount = this::block;
            helix.submit(bench.signal(SignalAction.BUY));
            isBusy.await();
            SignalReceipt last = helix.submit(bench.signal(SignalAction.BUY));
            assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .isInstanceOfSatisfying(NotTakenException.class, full -> {
                        assertThat(full.reason()).isEqualTo(NotTakenException.Reason.QUEUE_FULL);
                        assertThat(full.retryAfter()).isPresent();
                    })
                    .hasMessageContaining("Nothing was done")
                    .hasMessageContaining("2");

            helix.halt(ACCOUNT, "ann");
            helix.resume(ACCOUNT, "ann");
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .isPresent();
            assertThat(rejection(last)).as("the exit came after it").isEqualTo(ReasonCode.SUPERSEDED);
            bench.venue.beforeAccount = () -> {};
            release.countDown();
            assertThat(helix.submit(bench.signal(SignalAction.BUY)).await(LONG)).isPresent();
        }
        assertThat(bench.journal.entries().stream()
                        .filter(entry -> entry.record() instanceof JournalRecord.SignalReceived))
                .as("what was refused left no trace")
                .hasSize(4);
    }

    /** Both are decided in the step that takes them: the second must not come before the halt that the first one leads to. */
    @Test
    void aStepThatFailsHaltsTheAccountBeforeAllThatWaits() throws InterruptedException {
        AtomicReference<SignalReceipt> second = new AtomicReference<>();
        try (Helix helix = bench.builder().start()) {
            bench.refresh(helix);
            bench.journal.accidents(commit -> {
                bench.journal.accidents(next -> Optional.empty());
                block();
                throw new StackOverflowError("a bug");
            });
            Thread first = new Thread(() -> assertThatThrownBy(() -> helix.submit(bench.signal(SignalAction.BUY)))
                    .hasMessageContaining("a bug"));
            first.start();
            isBusy.await();
            Thread next = new Thread(() -> second.set(helix.submit(bench.signal(SignalAction.BUY))));
            next.start();
            Bench.awaitWaiting(next);
            release.countDown();
            first.join();
            next.join();
            assertThat(rejection(second.get())).isEqualTo(ReasonCode.ACCOUNT_HALTED);
        }
        assertThat(bench.venue.entries).hasValue(0);
    }

    @Test
    void anEffectThatCannotBePerformedHaltsTheAccountAndTheLaneGoesOn() throws InterruptedException {
        ExecutorService pool = Executors.newCachedThreadPool();
        AtomicBoolean takesNoCall = new AtomicBoolean();
        AtomicBoolean hasNoTime = new AtomicBoolean();
        Executor executor = task -> {
            // The call to the venue is the first task of a step that a worker hands over.
            if (Thread.currentThread().getName().startsWith("pool") && takesNoCall.compareAndSet(true, false)) {
                hasNoTime.set(true);
                throw new RejectedExecutionException("full");
            }
            pool.execute(task);
        };
        InstantSource time = () -> {
            if (hasNoTime.compareAndSet(true, false)) {
                throw new IllegalStateException("the clock is broken");
            }
            return FakeVenue.start();
        };
        try (Helix helix = bench.builder().executor(executor).time(time).start()) {
            bench.refresh(helix);
            takesNoCall.set(true);
            SignalReceipt entry = helix.submit(bench.signal(SignalAction.BUY));
            Bench.awaitStatus(helix, status -> status.toString().equals("halted(unresolved)"));

            // Its order is looked up, and is certainly not there.
            assertThat(entry.await(LONG)).get().isInstanceOf(SignalOutcome.Rejected.class);
            assertThat(helix.submit(bench.signal(SignalAction.SELL)).await(LONG))
                    .isPresent();
        } finally {
            pool.shutdownNow();
        }
        assertThat(bench.venue.entries).hasValue(0);
    }

    private static ReasonCode rejection(SignalReceipt receipt) throws InterruptedException {
        SignalOutcome outcome = receipt.await(LONG).orElseThrow();
        assertThat(outcome).isInstanceOf(SignalOutcome.Rejected.class);
        return ((SignalOutcome.Rejected) outcome).reason();
    }

    private void block() {
        isBusy.countDown();
        Bench.await(release);
    }
}
