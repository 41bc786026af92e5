package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A coin of the venue's own in which fees are cheaper, such as BNB.
 *
 * @param asset its name
 * @param price what one is worth, in whatever quote asset; more than zero
 */
public record FeeCoin(String asset, BigDecimal price) {
    private static final BigDecimal DISCOUNTED = new BigDecimal("0.75");
    private static final int DECIMALS = 8;

    /**
     * Refuses a coin without a price.
     *
     * @param asset its name
     * @param price what one is worth, in whatever quote asset; more than zero
     */
    public FeeCoin {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("The price of " + asset + " must be more than zero.");
        }
    }

    /** Three quarters of a fee in the quote asset, cut off after eight decimals. */
    Fees instead(BigDecimal quoteFee) {
        return new Fees(asset, quoteFee.multiply(DISCOUNTED).divide(price, DECIMALS, RoundingMode.DOWN));
    }
}
