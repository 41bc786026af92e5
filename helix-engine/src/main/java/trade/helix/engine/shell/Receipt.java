package trade.helix.engine.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.SignalRef;

/** A signal on its way to its answer. Whoever waits for it costs the lane nothing. */
final class Receipt implements SignalReceipt {
    private static final Logger LOG = LoggerFactory.getLogger(Receipt.class);

    private final SignalRef ref;
    private final Executor executor;
    private final CompletableFuture<SignalOutcome> outcome = new CompletableFuture<>();
    private volatile boolean isRecorded;

    Receipt(SignalRef ref, Executor executor) {
        this.ref = ref;
        this.executor = executor;
    }

    void recorded(boolean value) {
        isRecorded = value;
    }

    void answer(SignalOutcome value) {
        outcome.complete(value);
    }

    /** No answer will come any more. */
    void closed() {
        String next = isRecorded
                ? "It is stored, and the next start takes it up: look for its outcome there."
                : "It is not recorded, and the next start does not know of it: look at the venue.";
        outcome.completeExceptionally(
                new IllegalStateException("Helix was closed before signal " + ref + " had an outcome. " + next));
    }

    /** It was taken, and no step came of it. */
    void failed(Throwable cause) {
        outcome.completeExceptionally(new IllegalStateException(
                "Signal " + ref + " was taken unrecorded and could not be worked on: " + cause.getMessage(), cause));
    }

    @Override
    public SignalRef ref() {
        return ref;
    }

    @Override
    public boolean isRecorded() {
        return isRecorded;
    }

    @Override
    public Optional<SignalOutcome> await(Duration longest) throws InterruptedException {
        try {
            return Optional.of(outcome.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            // Not yet, or never: there is no outcome in both cases.
            return Optional.empty();
        }
    }

    @Override
    public CompletionStage<SignalOutcome> completion() {
        return outcome.whenCompleteAsync((value, closed) -> {}, this::offTheLane)
                .minimalCompletionStage();
    }

    /** A callback on the lane's own thread could wait for that thread for ever: a full executor is given a thread. */
    private void offTheLane(Runnable callback) {
        try {
            executor.execute(callback);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The executor took no callback of signal {}, which gets a thread of its own: {}",
                    ref,
                    e.toString());
            Threads.named("helix-callback").newThread(callback).start();
        }
    }
}
