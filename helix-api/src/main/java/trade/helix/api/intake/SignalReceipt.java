package trade.helix.api.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import trade.helix.api.signal.SignalRef;

/** Proof that a signal is stored, and the way to learn what came of it. Thread-safe. */
public interface SignalReceipt {
    /** {@return our identity of the signal} */
    SignalRef ref();

    /**
     * Waits for the outcome.
     *
     * @param longest how long to wait at most
     * @return the outcome; empty if there is none yet, and execution goes on
     * @throws InterruptedException if the waiting thread is interrupted; execution goes on
     */
    Optional<SignalOutcome> await(Duration longest) throws InterruptedException;

    /** {@return completes with the outcome; never exceptionally} */
    CompletionStage<SignalOutcome> completion();
}
