package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.engine.Bench.ACCOUNT;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.store.StoreException;

/** A commit that does not come to its end: nobody waits for ever, and everybody is told what holds. */
@Execution(ExecutionMode.CONCURRENT)
class HangingStoreTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bench bench = new Bench();
    private final CountDownLatch isBusy = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    @Timeout(60)
    void everybodyIsToldAndTheHaltKeepsTheEntryIn() throws InterruptedException {
        try (Helix helix = bench.builder().start()) {
            bench.refresh(helix);
            hangOnce();
            var entry = async(() -> helix.submit(bench.signal(SignalAction.BUY)));
            isBusy.await();
            var later = async(() -> helix.submit(bench.signal(SignalAction.BUY)));
            var exit = async(() -> helix.submit(bench.signal(SignalAction.SELL)));
            var resume = async(() -> run(() -> helix.resume(ACCOUNT, "bob")));
            var halt = async(() -> run(() -> helix.halt(ACCOUNT, "ann")));

            assertThat(halt.join()).asString().contains("holds", "no entry leaves");
            assertThat(Bench.status(helix).causes()).containsExactly(HaltCause.HUMAN);
            assertThat(entry.join()).asString().contains("may or may not");
            assertThat(later.join()).asString().contains("nothing was done");
            assertThat(resume.join()).asString().contains("nothing was done");
            assertThat(exit.join()).isInstanceOf(SignalReceipt.class);
            SignalReceipt exiting = (SignalReceipt) exit.join();
            assertThat(exiting.isRecorded()).isFalse();

            release.countDown();
            assertThat(exiting.await(LONG)).isPresent();
            assertThat(exiting.isRecorded()).isTrue();
            assertThat(Bench.status(helix)).hasToString("halted(human)");
        }
        assertThat(bench.venue.entries)
                .as("its commit came to an end after the halt")
                .hasValue(0);
    }

    /** Five seconds in all: with ten, this takes longer than it may. */
    @Test
    @Timeout(9)
    void closingWaitsOnceForAllAccounts() throws InterruptedException {
        AccountId other = new AccountId("other");
        Helix helix = Bench.withAccount(bench.builder(), other).start();
        CountDownLatch areBusy = new CountDownLatch(1);
        bench.journal.accidents(commit -> {
            areBusy.countDown();
            Bench.await(release);
            return Optional.empty();
        });
        var first = async(() -> helix.submit(bench.signal(SignalAction.BUY)));
        var second = async(() -> helix.submit(bench.signal(SignalAction.BUY, other)));
        areBusy.await();
        helix.close();
        assertThat(first.join()).isInstanceOf(StoreException.class);
        assertThat(second.join()).isInstanceOf(StoreException.class);
        release.countDown();
    }

    private void hangOnce() {
        bench.journal.accidents(commit -> {
            bench.journal.accidents(next -> Optional.empty());
            isBusy.countDown();
            Bench.await(release);
            return Optional.empty();
        });
    }

    /** What it returned, or what it threw. */
    private static CompletableFuture<Object> async(Supplier<?> work) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (StoreException e) {
                result.complete(e);
            }
        });
        thread.setUncaughtExceptionHandler((failed, e) -> result.completeExceptionally(e));
        thread.start();
        return result;
    }

    private static String run(Runnable command) {
        command.run();
        return "done";
    }
}
