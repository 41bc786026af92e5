package trade.helix.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import trade.helix.api.intake.SignalIntake;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.intake.SignalReceipt;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/** Notes what it is given and answers as told. An interrupted caller is told so, as by any wait. */
final class FakeIntake implements SignalIntake {
    static final SignalRef REF = new SignalRef("s-1");
    static final SignalOutcome OPENED = new SignalOutcome.Opened(new TradeId("t-1"));

    final List<Signal> signals = new CopyOnWriteArrayList<>();
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    private boolean isRecorded = true;
    private final Supplier<Optional<SignalOutcome>> outcome;
    private final Runnable onSubmit;

    private FakeIntake(Runnable onSubmit, Supplier<Optional<SignalOutcome>> outcome) {
        this.onSubmit = onSubmit;
        this.outcome = outcome;
    }

    static FakeIntake answering(SignalOutcome outcome) {
        return new FakeIntake(() -> {}, () -> Optional.of(outcome));
    }

    static FakeIntake pending() {
        return new FakeIntake(() -> {}, Optional::empty);
    }

    static FakeIntake refusing(RuntimeException failure) {
        return new FakeIntake(
                () -> {
                    throw failure;
                },
                Optional::empty);
    }

    /** As with a store that fails: an exit runs from memory. */
    FakeIntake unrecorded() {
        isRecorded = false;
        return this;
    }

    static FakeIntake failingToWait(RuntimeException failure) {
        return new FakeIntake(() -> {}, () -> {
            throw failure;
        });
    }

    /** Takes its time to store a signal. */
    static FakeIntake doingOnSubmit(Runnable onSubmit) {
        return new FakeIntake(onSubmit, Optional::empty);
    }

    Signal only() {
        if (signals.size() != 1) {
            throw new AssertionError("Not one signal: " + signals);
        }
        return signals.get(0);
    }

    @Override
    public SignalReceipt submit(Signal signal) {
        signals.add(signal);
        onSubmit.run();
        return new Receipt();
    }

    private final class Receipt implements SignalReceipt {
        @Override
        public SignalRef ref() {
            return REF;
        }

        @Override
        public boolean isRecorded() {
            return isRecorded;
        }

        @Override
        public Optional<SignalOutcome> await(Duration longest) throws InterruptedException {
            waits.add(longest);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return outcome.get();
        }

        @Override
        public CompletionStage<SignalOutcome> completion() {
            return new CompletableFuture<>();
        }
    }
}
