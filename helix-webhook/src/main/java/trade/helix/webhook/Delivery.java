package trade.helix.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.intake.NotTakenException;
import trade.helix.api.intake.SignalIntake;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.Signal;
import trade.helix.api.store.StoreException;

/** Hands a signal over and waits for what comes of it, as long as the sender does. Thread-safe. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final SignalIntake intake;
    private final Duration answerWithin;
    private final InstantSource time;
    private final Redaction redaction;

    Delivery(SignalIntake intake, Duration answerWithin, InstantSource time, Redaction redaction) {
        this.intake = intake;
        this.answerWithin = answerWithin;
        this.time = time;
        this.redaction = redaction;
    }

    /** Hands the signal of a request over that came in at a time. */
    Answer deliver(Signal signal, Instant receivedAt) {
        SignalReceipt receipt;
        try {
            receipt = intake.submit(signal);
        } catch (StoreException e) {
            LOG.warn(
                    "{} {} for account {} was not stored ({}), and its sender is asked to repeat it: {}",
                    signal.action(),
                    signal.id(),
                    signal.account(),
                    e.category(),
                    redaction.clean(e));
            return Answer.notStored();
        } catch (NotTakenException e) {
            LOG.warn(
                    "{} {} for account {} was not taken ({}), and its sender is asked to repeat it: {}",
                    signal.action(),
                    signal.id(),
                    signal.account(),
                    e.reason(),
                    redaction.clean(e));
            return Answer.notTaken(e);
        } catch (IllegalArgumentException e) {
            LOG.error("{} {} was not taken: {}", signal.action(), signal.id(), redaction.clean(e));
            return Answer.unknownAccount();
        }
        return outcome(receipt, receivedAt)
                .map(outcome -> Answer.of(outcome, receipt, signal.action(), redaction))
                .orElseGet(() -> Answer.pending(receipt));
    }

    /** The outcome, if there is one in time. From here on the signal is taken, and no failure may say otherwise. */
    private Optional<SignalOutcome> outcome(SignalReceipt receipt, Instant receivedAt) {
        try {
            return receipt.await(remaining(receivedAt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("Signal {} is taken; waiting for its outcome failed: {}", receipt.ref(), redaction.clean(e));
            return Optional.empty();
        }
    }

    /** What is left of the time to answer; a clock that was set back does not make it longer. */
    private Duration remaining(Instant receivedAt) {
        Duration spent = Duration.between(receivedAt, time.instant());
        if (spent.isNegative()) {
            return answerWithin;
        }
        return spent.compareTo(answerWithin) < 0 ? answerWithin.minus(spent) : Duration.ZERO;
    }
}
