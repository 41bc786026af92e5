package trade.helix.api.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import trade.helix.api.signal.SignalRef;

/** Proof that a signal is taken, and the way to learn what came of it. Thread-safe. */
public interface SignalReceipt {
    /** {@return our identity of the signal} */
    SignalRef ref();

    /**
     * Whether the signal, and its outcome where there is one, are in the journal by now. They are not while the store fails: an
     * exit runs all the same, and a restart before the store is back forgets who asked for it.
     *
     * @return false while they are in memory alone; they become recorded when the store answers again
     */
    default boolean isRecorded() {
        return true;
    }

    /**
     * Waits for the outcome.
     *
     * @param longest how long to wait at most
     * @return the outcome; empty if there is none yet, and execution goes on; empty at once if Helix was closed before there
     *     was one, and the next start takes the signal up
     * @throws InterruptedException if the waiting thread is interrupted; execution goes on
     */
    Optional<SignalOutcome> await(Duration longest) throws InterruptedException;

    /**
     * The outcome, when there is one. Callbacks run off the lane, on the executor of the Helix or, where that takes no task, on a
     * thread of their own: they may block, submit and close. One that waits for Helix needs an executor with another free thread.
     *
     * @return completes with the outcome; exceptionally, with an {@link IllegalStateException} (which dependent stages see inside
     *     a {@link java.util.concurrent.CompletionException}), only if Helix was closed before there was one: a signal that is
     *     stored is taken up by the next start; or if an exit was taken unrecorded and could not be worked on afterwards
     */
    CompletionStage<SignalOutcome> completion();
}
