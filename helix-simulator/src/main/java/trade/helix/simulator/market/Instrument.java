package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * The grid that a pair trades on.
 *
 * <p>Tick and step together have at most eight decimals, so price times quantity is exact in the eight decimals that
 * balances are kept in.
 *
 * @param pair what trades
 * @param tick the smallest price difference, in quote, such as 0.01
 * @param step the smallest quantity difference, in base, such as 0.00001
 * @param minNotional the smallest price times quantity of an order, in quote
 * @param reference the price that the grid was derived from, in quote
 */
public record Instrument(Pair pair, BigDecimal tick, BigDecimal step, BigDecimal minNotional, BigDecimal reference) {
    private static final int DECIMALS = 8;
    private static final Set<String> DOLLARS = Set.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "DAI", "USD", "EUR");

    /**
     * Derives a grid as a venue would choose it: about four digits after the leading one for prices, steps worth less
     * than a unit of quote. At 60000: tick 0.01, step 0.00001.
     *
     * @param pair what trades
     * @param reference a usual price, in quote, more than zero
     * @return its grid
     * @throws IllegalArgumentException if the price is not in 0.00000001 to 10000000
     */
    public static Instrument of(Pair pair, BigDecimal reference) {
        int magnitude = reference.precision() - reference.scale() - 1;
        if (reference.signum() <= 0 || magnitude < -DECIMALS || magnitude > 6) {
            throw new IllegalArgumentException("The price of " + pair + " must be from 0.00000001 to 10000000.");
        }
        int tickScale = magnitude >= 2 ? 2 : Math.min(DECIMALS, 4 - magnitude);
        int stepScale = Math.min(DECIMALS - tickScale, Math.max(0, magnitude + 1));
        BigDecimal minNotional = DOLLARS.contains(pair.quote()) ? new BigDecimal(5) : new BigDecimal("0.0001");
        return new Instrument(pair, BigDecimal.ONE.movePointLeft(tickScale), unit(stepScale), minNotional, reference);
    }

    private static BigDecimal unit(int scale) {
        return BigDecimal.ONE.movePointLeft(scale);
    }

    /**
     * The price on the grid at or below a price.
     *
     * @param price in quote
     * @return a multiple of the tick
     */
    public BigDecimal toTick(BigDecimal price) {
        return price.divideToIntegralValue(tick).multiply(tick);
    }

    /**
     * The quantity on the grid at or below a quantity.
     *
     * @param quantity in base
     * @return a multiple of the step
     */
    public BigDecimal toStep(BigDecimal quantity) {
        return quantity.divideToIntegralValue(step).multiply(step);
    }

    /**
     * A quantity worth a multiple of the smallest order at the reference price.
     *
     * @param multiple how many smallest orders
     * @return a quantity on the grid, at least one step
     */
    public BigDecimal quantityWorth(long multiple) {
        BigDecimal quantity =
                minNotional.multiply(BigDecimal.valueOf(multiple)).divide(reference, 12, RoundingMode.DOWN);
        return toStep(quantity).max(step);
    }
}
