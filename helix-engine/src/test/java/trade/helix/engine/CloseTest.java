package trade.helix.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.store.StoreException;

@Timeout(60)
class CloseTest {
    private static final Duration VERY_LONG = Duration.ofDays(1);

    private final Bench bench = new Bench();
    private final CountDownLatch isBusy = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void whoeverAwaitsAnOutcomeIsToldThatThereIsNone() throws InterruptedException {
        bench.venue.beforeSubmit = this::block;
        Helix helix = bench.builder().start();
        SignalReceipt receipt = helix.submit(bench.signal(SignalAction.BUY));
        CompletableFuture<SignalOutcome> outcome = receipt.completion().toCompletableFuture();
        isBusy.await();
        helix.close();

        assertThat(receipt.await(VERY_LONG)).isEmpty();
        assertThatThrownBy(outcome::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed")
                .hasMessageContaining("stored");
        assertThatThrownBy(receipt.completion().toCompletableFuture()::get)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsCommittedAfterItReturned() throws InterruptedException {
        AtomicBoolean hasEnded = new AtomicBoolean();
        AtomicReference<Boolean> hadEnded = new AtomicReference<>();
        Helix helix = bench.builder().start();
        bench.journal.accidents(commit -> {
            block();
            hasEnded.set(true);
            return Optional.empty();
        });
        Thread sender = new Thread(() -> helix.submit(bench.signal(SignalAction.BUY)));
        sender.start();
        isBusy.await();
        Thread closer = new Thread(() -> {
            helix.close();
            hadEnded.set(hasEnded.get());
        });
        closer.start();
        Bench.awaitWaiting(closer);
        release.countDown();
        closer.join();
        sender.join();

        assertThat(hadEnded).hasValue(true);
    }

    @Test
    void anInterruptedThreadClosesAllTheSameStaysInterruptedAndNobodyIsLeftWaiting() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Helix helix = bench.builder().start();
        bench.journal.accidents(commit -> {
            block();
            return Optional.empty();
        });
        Thread sender = new Thread(() -> helix.submit(bench.signal(SignalAction.BUY)));
        sender.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        sender.start();
        isBusy.await();
        Thread.currentThread().interrupt();
        helix.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.venue.closed).isTrue();
        assertThat(bench.venue.openSessions).hasValue(0);
        sender.join();
        assertThat(thrown.get()).isInstanceOf(StoreException.class).hasMessageContaining("may or may not");
    }

    @Test
    void aCallbackMaySubmitAndClose() throws Exception {
        bench.venue.beforeSubmit = this::block;
        Helix helix = bench.builder().start();
        SignalReceipt entry = helix.submit(bench.signal(SignalAction.BUY));
        CompletableFuture<Optional<SignalOutcome>> exit = entry.completion()
                .thenApply(opened -> {
                    Optional<SignalOutcome> closed = outcome(helix.submit(bench.signal(SignalAction.SELL)));
                    helix.close();
                    return closed;
                })
                .toCompletableFuture();
        isBusy.await();
        bench.venue.beforeSubmit = () -> {};
        release.countDown();

        assertThat(exit.get()).get().isInstanceOf(SignalOutcome.Closed.class);
        assertThat(bench.venue.closed).isTrue();
    }

    private static Optional<SignalOutcome> outcome(SignalReceipt receipt) {
        try {
            return receipt.await(VERY_LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void block() {
        isBusy.countDown();
        Bench.await(release);
    }
}
