package trade.helix.simulator.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Plays one price path at a time. Used under the simulator's lock. */
final class PricePlayer {
    private final Consumer<PricePoint> move;
    private final Deque<PricePoint> left = new ArrayDeque<>();
    private Instant startedAt = Instant.EPOCH;
    private BigDecimal speed = BigDecimal.ZERO;

    PricePlayer(Consumer<PricePoint> move) {
        this.move = move;
    }

    /** Begins a path in place of the one before; a speed of zero waits for steps. */
    void begin(List<PricePoint> points, BigDecimal factor, Instant now) {
        left.clear();
        left.addAll(points);
        speed = factor;
        startedAt = now;
        advance(now);
    }

    /** Plays what is due. */
    void advance(Instant now) {
        if (speed.signum() == 0 || left.isEmpty()) {
            return;
        }
        BigDecimal elapsed = nanos(Duration.between(startedAt, now)).multiply(speed);
        while (!left.isEmpty() && nanos(left.element().offset()).compareTo(elapsed) <= 0) {
            move.accept(left.remove());
        }
    }

    /** Plays the next points whatever their time, and says how many there were. */
    int step(int count) {
        int played = 0;
        while (played < count && !left.isEmpty()) {
            move.accept(left.remove());
            played++;
        }
        return played;
    }

    void stop() {
        left.clear();
    }

    int left() {
        return left.size();
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(duration.getNano()))
                .setScale(0, RoundingMode.UNNECESSARY);
    }
}
