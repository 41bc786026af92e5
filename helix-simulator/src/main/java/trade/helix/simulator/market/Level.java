package trade.helix.simulator.market;

import java.math.BigDecimal;

/**
 * A price and what can be had at it.
 *
 * @param price in quote
 * @param quantity in base
 */
public record Level(BigDecimal price, BigDecimal quantity) {}
