package trade.helix.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SerialQueueTest {
    private final List<String> ran = new ArrayList<>();

    @Test
    void aTaskThatThrowsStopsNoOther() {
        SerialQueue queue = new SerialQueue(task -> {
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
                        false))
                .isTrue();
        assertThat(queue.add(() -> ran.add("next"), false)).isTrue();

        assertThat(ran).containsExactly("next");
    }

    @Test
    void anExecutorThatIsFullForAMomentStopsNothing() {
        AtomicBoolean isFull = new AtomicBoolean(true);
        SerialQueue queue = new SerialQueue(task -> {
            if (isFull.getAndSet(false)) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        assertThat(queue.add(() -> ran.add("first"), false)).isTrue();
        assertThat(queue.add(() -> ran.add("second"), false)).isTrue();

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void urgentTasksOvertakeAndAPausedQueueWaits() {
        SerialQueue queue = new SerialQueue(Runnable::run);
        queue.pauseWith(() -> ran.add("again"));
        assertThat(queue.add(() -> ran.add("ordinary"), false)).isTrue();
        assertThat(queue.add(() -> ran.add("urgent"), true)).isTrue();
        assertThat(ran).isEmpty();
        queue.resume();

        assertThat(ran).containsExactly("again", "urgent", "ordinary");
    }
}
