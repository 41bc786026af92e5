package trade.helix.simulator.binance;

import java.util.Map;
import java.util.Optional;
import trade.helix.simulator.market.Interval;

/** The venue's names of candle lengths. Seconds and months are not simulated. */
final class Intervals {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    /** 1970 began on a Thursday, weeks begin on Mondays. */
    private static final Interval WEEK = new Interval(7 * DAY, 4 * DAY);

    private static final Map<String, Interval> NAMES = Map.ofEntries(
            Map.entry("1m", Interval.of(1)),
            Map.entry("3m", Interval.of(3)),
            Map.entry("5m", Interval.of(5)),
            Map.entry("15m", Interval.of(15)),
            Map.entry("30m", Interval.of(30)),
            Map.entry("1h", Interval.of(HOUR)),
            Map.entry("2h", Interval.of(2 * HOUR)),
            Map.entry("4h", Interval.of(4 * HOUR)),
            Map.entry("6h", Interval.of(6 * HOUR)),
            Map.entry("8h", Interval.of(8 * HOUR)),
            Map.entry("12h", Interval.of(12 * HOUR)),
            Map.entry("1d", Interval.of(DAY)),
            Map.entry("3d", Interval.of(3 * DAY)),
            Map.entry("1w", WEEK));

    private Intervals() {}

    static Optional<Interval> of(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }
}
