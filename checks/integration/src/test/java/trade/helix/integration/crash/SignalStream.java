package trade.helix.integration.crash;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** The process that is killed: sends itself signals for as long as it lives. */
final class SignalStream {
    /** What it prints before each signal. */
    static final String SENDS = "sends a signal";

    private static final int MOST_SIGNALS = 10_000;
    private static final int BUYS_OF_TEN = 6;
    private static final int LONGEST_WAIT_MILLIS = 150;
    private static final int LONGEST_JUMP_MILLIS = 2000;

    private SignalStream() {}

    /** Takes where the simulator is, the venue, a folder and a seed. */
    public static void main(String[] arguments) throws Exception {
        Station station = new Station(URI.create(arguments[0]), arguments[1], Path.of(arguments[2]));
        Random random = new Random(Long.parseLong(arguments[3]));
        try (Desk desk = Desk.open(station, Ports.OPEN, Ports.OPEN)) {
            for (int i = 0; i < MOST_SIGNALS; i++) {
                System.out.println(SENDS);
                String id = "signal-" + arguments[3] + "-" + i;
                var receipt = random.nextInt(10) < BUYS_OF_TEN ? desk.buy(id) : desk.sell(id);
                var unused = receipt.await(Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)));
                desk.traffic().jump(Duration.ofMillis(random.nextInt(LONGEST_JUMP_MILLIS)));
            }
        }
    }
}
