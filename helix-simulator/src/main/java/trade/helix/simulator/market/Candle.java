package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Prices and trades of a stretch of time.
 *
 * @param start its first instant
 * @param open the price it started with, in quote
 * @param high its highest price
 * @param low its lowest price
 * @param close its last price
 * @param volume what traded, in base
 * @param worth what traded, in quote
 * @param trades how many trades
 */
public record Candle(
        Instant start,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal worth,
        int trades) {

    /** A stretch in which nothing happened. */
    static Candle flat(Instant start, BigDecimal price) {
        return new Candle(start, price, price, price, price, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    Candle moved(BigDecimal price) {
        return new Candle(start, open, high.max(price), low.min(price), price, volume, worth, trades);
    }

    Candle traded(Fill fill) {
        return new Candle(
                start, open, high, low, close, volume.add(fill.quantity()), worth.add(fill.notional()), trades + 1);
    }

    /** This one and a later one as one. */
    Candle and(Candle later) {
        return new Candle(
                start,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                worth.add(later.worth),
                trades + later.trades);
    }
}
