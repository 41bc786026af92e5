package trade.helix.simulator.control;

import java.math.BigDecimal;
import java.time.Duration;
import trade.helix.simulator.market.Pair;

/**
 * One step of a price path.
 *
 * @param offset since the first step
 * @param pair what trades
 * @param price in quote, at least a tick
 */
record PricePoint(Duration offset, Pair pair, BigDecimal price) {}
