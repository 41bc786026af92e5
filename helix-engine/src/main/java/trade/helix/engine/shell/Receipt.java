package trade.helix.engine.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.store.StoreException;

/** A signal on its way: first stored, then answered. */
final class Receipt implements SignalReceipt {
    private final SignalRef ref;
    private final CompletableFuture<Boolean> stored = new CompletableFuture<>();
    private final CompletableFuture<SignalOutcome> outcome = new CompletableFuture<>();

    Receipt(SignalRef ref) {
        this.ref = ref;
    }

    void stored() {
        stored.complete(true);
    }

    void notStored(RuntimeException cause) {
        stored.completeExceptionally(cause);
    }

    void answer(SignalOutcome value) {
        outcome.complete(value);
    }

    /** Waits until the signal is durable. */
    Receipt awaitStored() {
        try {
            stored.get();
            return this;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException store) {
                throw store;
            }
            throw new IllegalStateException("The signal could not be taken: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Category.UNAVAILABLE,
                    "Interrupted while the signal was being stored; it may or may not be. Send it again: a repetition is"
                            + " recognised.",
                    e);
        }
    }

    @Override
    public SignalRef ref() {
        return ref;
    }

    @Override
    public Optional<SignalOutcome> await(Duration longest) throws InterruptedException {
        try {
            return Optional.of(outcome.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An outcome never completes exceptionally.", e);
        }
    }

    @Override
    public CompletionStage<SignalOutcome> completion() {
        return outcome.minimalCompletionStage();
    }
}
