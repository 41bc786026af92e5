package trade.helix.simulator.market;

import java.time.Instant;

/**
 * How long candles are and where they start.
 *
 * @param minutes one or more
 * @param shift minutes after a multiple of its length since 1970
 */
public record Interval(long minutes, long shift) {
    private static final long SECONDS = 60;

    /**
     * Candles that start at multiples of their length since 1970.
     *
     * @param minutes one or more
     * @return the interval
     */
    public static Interval of(long minutes) {
        return new Interval(minutes, 0);
    }

    /**
     * Where the candle of an instant starts.
     *
     * @param instant any
     * @return no later
     */
    public Instant start(Instant instant) {
        long minute = Math.floorDiv(instant.getEpochSecond(), SECONDS);
        return Instant.ofEpochSecond((minute - Math.floorMod(minute - shift, minutes)) * SECONDS);
    }

    /**
     * Where a later candle starts.
     *
     * @param start of a candle
     * @param candles how many later, earlier if negative
     * @return its start
     */
    public Instant plus(Instant start, long candles) {
        return start.plusSeconds(candles * minutes * SECONDS);
    }
}
