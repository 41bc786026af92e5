package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

@Timeout(60)
class ReceiptTest {
    private static final SignalRef REF = new SignalRef("s1");
    private static final SignalOutcome OPENED = new SignalOutcome.Opened(new TradeId("t1"));

    @Test
    void callbacksRunOnTheExecutorWhateverTheOutcome() {
        List<Runnable> given = new ArrayList<>();
        Receipt answered = new Receipt(REF, given::add);
        Receipt closed = new Receipt(REF, given::add);
        List<String> told = new ArrayList<>();
        var unused = answered.completion().thenAccept(outcome -> told.add(outcome.toString()));
        var unusedToo = closed.completion().whenComplete((outcome, failure) -> told.add("closed"));
        answered.answer(OPENED);
        closed.closed();
        assertThat(told).isEmpty();

        given.forEach(Runnable::run);
        assertThat(told).containsExactly(OPENED.toString(), "closed");
    }

    @Test
    void anExecutorThatIsFullDelaysNoOutcomeAndTheLaneRunsNoCallback() throws Exception {
        Receipt receipt = new Receipt(REF, task -> {
            throw new RejectedExecutionException("full");
        });
        CompletableFuture<Thread> caller = receipt.completion()
                .thenApply(outcome -> Thread.currentThread())
                .toCompletableFuture();
        receipt.answer(OPENED);

        assertThat(caller.get()).isNotSameAs(Thread.currentThread());
    }
}
