package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One execution of an order.
 *
 * @param id the venue's trade id
 * @param order the order that traded
 * @param price in quote
 * @param quantity in base
 * @param fee what the venue kept, in {@code feeAsset}
 * @param feeAsset base for buys, quote for sells
 * @param maker whether the order was resting
 * @param at when
 */
public record Fill(
        long id,
        Order order,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        Instant at) {

    /**
     * Price times quantity.
     *
     * @return in quote, exact
     */
    public BigDecimal notional() {
        return price.multiply(quantity);
    }
}
