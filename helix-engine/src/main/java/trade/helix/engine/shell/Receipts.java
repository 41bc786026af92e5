package trade.helix.engine.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.intake.NotTakenException;
import trade.helix.api.intake.NotTakenException.Reason;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;

/** The signals of an account that wait for their outcome. Thread-safe. */
final class Receipts {
    private static final Duration FULL_FOR = Duration.ofSeconds(1);

    private final AccountId account;
    private final Executor executor;
    private final int mostWaiting;
    private final Map<SignalRef, Receipt> waiting = new ConcurrentHashMap<>();
    /** Used on the lane alone. */
    private final List<Receipt> unrecorded = new ArrayList<>();

    private volatile boolean isDraining;
    private volatile @Nullable Instant lastAt;

    Receipts(AccountId account, Executor executor, int mostWaiting) {
        this.account = account;
        this.executor = executor;
        this.mostWaiting = mostWaiting;
    }

    /** A signal comes in: it is counted first, so that of several at once none is let in too many. */
    Receipt open(Instant at, SignalRef ref, SignalAction action) {
        lastAt = at;
        Receipt receipt = new Receipt(ref, executor);
        waiting.put(ref, receipt);
        if (isDraining) {
            drop(ref);
            throw new NotTakenException(
                    Reason.DRAINING,
                    "Helix comes to rest and takes no more signals for account " + account
                            + ". Nothing was done: send it again after the restart.",
                    null);
        }
        if (action == SignalAction.BUY && waiting.size() > mostWaiting) {
            drop(ref);
            throw new NotTakenException(
                    Reason.QUEUE_FULL,
                    "More than " + mostWaiting + " signals of account " + account
                            + " wait for their outcome. Nothing was done: send the entry again when there are fewer.",
                    FULL_FOR);
        }
        return receipt;
    }

    void drop(SignalRef ref) {
        waiting.remove(ref);
    }

    /** No step came of a signal: said to whoever has its receipt already. */
    void failed(SignalRef ref, Throwable cause) {
        Receipt receipt = waiting.remove(ref);
        if (receipt != null) {
            receipt.failed(cause);
        }
    }

    void drain() {
        isDraining = true;
    }

    /** When a signal last came in; null if none did. */
    @Nullable
    Instant lastAt() {
        return lastAt;
    }

    int size() {
        return waiting.size();
    }

    /** On the lane: a step about a signal counts. */
    void taken(SignalRef ref, boolean isRecorded) {
        mark(waiting.get(ref), isRecorded);
    }

    /** On the lane: there is an outcome. */
    void answer(SignalRef ref, SignalOutcome outcome, boolean isRecorded) {
        Receipt receipt = waiting.remove(ref);
        mark(receipt, isRecorded);
        if (receipt != null) {
            receipt.answer(outcome);
        }
    }

    private void mark(@Nullable Receipt receipt, boolean isRecorded) {
        if (receipt != null) {
            receipt.recorded(isRecorded);
            if (!isRecorded) {
                unrecorded.add(receipt);
            }
        }
    }

    /** On the lane: all facts are stored. */
    void areRecorded() {
        unrecorded.forEach(receipt -> receipt.recorded(true));
        unrecorded.clear();
    }

    /** No answers will come any more. */
    void close() {
        waiting.values().forEach(Receipt::closed);
    }
}
