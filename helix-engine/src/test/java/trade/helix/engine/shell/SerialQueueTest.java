package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trade.helix.engine.shell.SerialQueue.Turn;

@Timeout(60)
class SerialQueueTest {
    private final List<String> ran = new ArrayList<>();

    @Test
    void aTaskThatThrowsStopsNoOther() {
        SerialQueue<Runnable> queue = new SerialQueue<>(task -> {
            try {
                task.run();
            } catch (AssertionError e) {
                ran.add("left the queue");
            }
        });
        assertThat(queue.add(
                        () -> {
                            throw new AssertionError("a bug");
                        },
                        Turn.ORDINARY))
                .isTrue();
        assertThat(queue.add(() -> ran.add("next"), Turn.ORDINARY)).isTrue();

        assertThat(ran).containsExactly("next");
    }

    @Test
    void anExecutorThatIsFullForAMomentStopsNothing() {
        AtomicBoolean isFull = new AtomicBoolean(true);
        SerialQueue<Runnable> queue = new SerialQueue<>(task -> {
            if (isFull.getAndSet(false)) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        assertThat(queue.add(() -> ran.add("first"), Turn.ORDINARY)).isTrue();
        assertThat(queue.add(() -> ran.add("second"), Turn.ORDINARY)).isTrue();

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void urgentTasksOvertakeAndAPausedQueueWaits() {
        SerialQueue<Runnable> queue = new SerialQueue<>(Runnable::run);
        queue.pauseWith(() -> ran.add("again"), Turn.FIRST);
        assertThat(queue.add(() -> ran.add("ordinary"), Turn.ORDINARY)).isTrue();
        assertThat(queue.add(() -> ran.add("urgent"), Turn.URGENT)).isTrue();
        assertThat(ran).isEmpty();
        queue.resume();

        assertThat(ran).containsExactly("again", "urgent", "ordinary");
    }

    @Test
    void anExecutorThatThrowsAnErrorStopsNothing() {
        AtomicBoolean isOutOfThreads = new AtomicBoolean(true);
        SerialQueue<Runnable> queue = new SerialQueue<>(task -> {
            if (isOutOfThreads.getAndSet(false)) {
                throw new LinkageError("out of threads");
            }
            task.run();
        });
        assertThat(queue.add(() -> ran.add("first"), Turn.ORDINARY)).isTrue();
        assertThat(queue.add(() -> ran.add("second"), Turn.ORDINARY)).isTrue();

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void whatWasTakenBackNeverRunsAndWhatHasBegunIsNotTakenBack() {
        SerialQueue<Runnable> queue = new SerialQueue<>(Runnable::run);
        queue.pauseWith(() -> ran.add("again"), Turn.FIRST);
        Runnable task = () -> ran.add("taken back");
        assertThat(queue.add(task, Turn.ORDINARY)).isTrue();
        assertThat(queue.remove(task)).isTrue();
        queue.resume();
        assertThat(ran).containsExactly("again");

        AtomicReference<Runnable> self = new AtomicReference<>();
        self.set(() -> ran.add("taken back: " + queue.remove(self.get())));
        assertThat(queue.add(self.get(), Turn.ORDINARY)).isTrue();
        assertThat(ran).containsExactly("again", "taken back: false");
    }

    @Test
    void whatWaitsWhenItIsClosedIsGivenBackAndNothingRunsAfterwards() {
        SerialQueue<Runnable> queue = new SerialQueue<>(Runnable::run);
        Runnable again = () -> ran.add("again");
        queue.pauseWith(again, Turn.FIRST);
        assertThat(queue.close()).containsExactly(again);
        queue.pauseWith(again, Turn.FIRST);
        queue.resume();

        assertThat(queue.add(again, Turn.FIRST)).isFalse();
        assertThat(ran).isEmpty();
    }

    @Test
    void closingWaitsForTheTaskThatRunsUnlessThatTaskItselfCloses() throws InterruptedException {
        AtomicReference<Runnable> started = new AtomicReference<>();
        SerialQueue<Runnable> queue = new SerialQueue<>(started::set);
        CountDownLatch isRunning = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Runnable task = () -> {
            isRunning.countDown();
            awaitUninterrupted(release);
            ran.add("ends of itself: " + queue.ended().isDone());
        };
        assertThat(queue.add(task, Turn.ORDINARY)).isTrue();
        Thread thread = new Thread(started.get());
        thread.start();
        isRunning.await();

        assertThat(queue.close()).isEmpty();
        assertThat(queue.ended()).isNotDone();
        release.countDown();
        queue.ended().join();
        thread.join();
        assertThat(ran).containsExactly("ends of itself: true");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
