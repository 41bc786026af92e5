package trade.helix.exchange.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private static final int THREADS = 4;
    private static final int EACH = 5_000;

    private final InTurn turn = new InTurn();
    private int running;
    private final List<Integer> seen = new ArrayList<>();

    @Test
    void oneAfterTheOtherAndEachThreadInItsOrder() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch done = new CountDownLatch(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * EACH;
            threads.execute(() -> {
                for (int i = 0; i < EACH; i++) {
                    int number = first + i;
                    turn.run(() -> alone(number));
                }
                done.countDown();
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(THREADS * EACH);
        for (int thread = 0; thread < THREADS; thread++) {
            int group = thread;
            assertThat(seen.stream().filter(number -> number / EACH == group)).isSorted();
        }
    }

    /** Unguarded on purpose: two at once would lose some. */
    private void alone(int number) {
        assertThat(++running).isEqualTo(1);
        seen.add(number);
        running--;
    }

    @Test
    void whatComesFromWithinWaitsForItsTurnAndADefectHoldsUpNobody() {
        turn.run(() -> {
            turn.run(() -> seen.add(2));
            seen.add(1);
            throw new AssertionError("A defect.");
        });
        turn.run(() -> seen.add(3));
        assertThat(seen).containsExactly(1, 2, 3);
    }
}
