package trade.helix.simulator.market;

import java.math.BigDecimal;

/**
 * How far the trigger of a trailing stop stays behind the best price since it was placed.
 *
 * @param distance more than zero: in quote, or in percent of that price, 2.5 is 2.5 %
 * @param percent whether it is in percent
 */
public record Trail(BigDecimal distance, boolean percent) {
    /**
     * The trigger that belongs to a price, on the tick below.
     *
     * @param side of the stop
     * @param best the price that it trails
     * @param instrument for its tick
     * @return below the price for a sell, above it for a buy
     */
    public BigDecimal trigger(Side side, BigDecimal best, Instrument instrument) {
        BigDecimal away = percent ? best.multiply(distance).movePointLeft(2) : distance;
        return instrument.toTick(side == Side.SELL ? best.subtract(away) : best.add(away));
    }
}
