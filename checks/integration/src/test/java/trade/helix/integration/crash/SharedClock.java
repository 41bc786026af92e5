package trade.helix.integration.crash;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One clock for all processes that open the same file, moved forward by what the file says. By itself it goes on at a tenth
 * of the speed of real time: nonces need that it does, and on a busy machine five seconds must not be over before a process
 * has had its turn. What a venue needs tens of seconds for takes a jump. Timers know nothing of it. Thread-safe.
 */
final class SharedClock implements InstantSource {
    private static final VarHandle MILLIS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int SLOWER = 10;

    private final InstantSource system = InstantSource.system();
    private final ByteBuffer moved;

    private SharedClock(ByteBuffer moved) {
        this.moved = moved;
    }

    static SharedClock open(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SharedClock(
                    channel.map(MapMode.READ_WRITE, 0, Long.BYTES).order(ByteOrder.nativeOrder()));
        }
    }

    /** Moves it for everybody. */
    void advance(Duration by) {
        long unused = (long) MILLIS.getAndAdd(moved, 0, by.toMillis());
    }

    @Override
    public Instant instant() {
        Duration slow = Duration.between(START, system.instant()).dividedBy(SLOWER);
        return START.plus(slow).plusMillis((long) MILLIS.getVolatile(moved, 0));
    }
}
