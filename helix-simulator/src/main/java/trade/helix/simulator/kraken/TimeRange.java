package trade.helix.simulator.kraken;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in seconds since 1970, as the venue writes them.
 *
 * @param start what comes later belongs to it; all if empty
 * @param end what comes no later belongs to it; all if empty
 */
record TimeRange(Optional<BigDecimal> start, Optional<BigDecimal> end) {
    static TimeRange of(Fields fields) {
        return new TimeRange(fields.amount("start"), fields.amount("end"));
    }

    boolean holds(Instant time) {
        BigDecimal seconds = Numbers.seconds(time);
        return start.filter(from -> seconds.compareTo(from) <= 0).isEmpty()
                && end.filter(to -> seconds.compareTo(to) > 0).isEmpty();
    }
}
