package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The past of one listing, minute by minute; minutes in which nothing happened are not kept. */
public final class Candles {
    private static final Interval MINUTE = Interval.of(1);

    private final Instant openedAt;
    private final BigDecimal firstPrice;
    private final TreeMap<Instant, Candle> minutes = new TreeMap<>();

    Candles(Instant openedAt, BigDecimal firstPrice) {
        this.openedAt = openedAt;
        this.firstPrice = firstPrice;
    }

    void moves(BigDecimal price, Instant now) {
        change(now, candle -> candle.moved(price));
    }

    void trades(Fill fill) {
        change(fill.at(), candle -> candle.traded(fill));
    }

    /**
     * Candles without gaps, oldest first, none before the listing opened.
     *
     * @param interval their length
     * @param from candles that start earlier are left out
     * @param until candles that start later are left out
     * @param limit how many at most
     * @param newest whether the newest or the oldest are wanted if there are more
     * @return the candles; the last one may not be over
     */
    public List<Candle> between(Interval interval, Instant from, Instant until, int limit, boolean newest) {
        Instant first = interval.start(openedAt);
        Instant wanted = interval.start(from);
        if (wanted.isBefore(from)) {
            wanted = interval.plus(wanted, 1);
        }
        first = wanted.isAfter(first) ? wanted : first;
        Instant last = interval.start(until);
        Instant earliestOfNewest = interval.plus(last, 1L - limit);
        if (newest && earliestOfNewest.isAfter(first)) {
            first = earliestOfNewest;
        }
        List<Candle> candles = new ArrayList<>();
        for (Instant start = first; !start.isAfter(last) && candles.size() < limit; start = interval.plus(start, 1)) {
            candles.add(candle(start, interval.plus(start, 1)));
        }
        return candles;
    }

    /**
     * The candle of an instant.
     *
     * @param interval its length
     * @param now any instant since the listing opened
     * @return what has happened in it
     */
    public Candle at(Interval interval, Instant now) {
        Instant start = interval.start(now);
        return candle(start, interval.plus(start, 1));
    }

    private Candle candle(Instant start, Instant end) {
        return minutes.subMap(start, end).values().stream()
                .reduce(Candle::and)
                .map(all -> new Candle(
                        start, all.open(), all.high(), all.low(), all.close(), all.volume(), all.worth(), all.trades()))
                .orElseGet(() -> Candle.flat(start, priceBefore(start)));
    }

    private void change(Instant now, UnaryOperator<Candle> change) {
        Instant minute = MINUTE.start(now);
        Candle candle = minutes.get(minute);
        minutes.put(minute, change.apply(candle == null ? Candle.flat(minute, priceBefore(minute)) : candle));
    }

    private BigDecimal priceBefore(Instant start) {
        Map.Entry<Instant, Candle> earlier = minutes.lowerEntry(start);
        return earlier == null ? firstPrice : earlier.getValue().close();
    }
}
