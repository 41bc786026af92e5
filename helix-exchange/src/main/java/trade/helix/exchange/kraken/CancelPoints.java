package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;

/** What cancelling an order adds to the venue's counter of orders: the more, the younger it is. */
final class CancelPoints {
    /** Of an order whose age is not known. */
    static final int MOST = 8;

    private CancelPoints() {}

    static int of(Instant createdAt, Instant now) {
        long age = Duration.between(createdAt, now).toSeconds();
        if (age < 15) {
            return age < 5 ? MOST : age < 10 ? 6 : 5;
        }
        return age < 45 ? 4 : age < 90 ? 2 : age < 300 ? 1 : 0;
    }
}
