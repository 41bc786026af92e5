/** Binance Spot over its REST API. */
@NullMarked
package trade.helix.exchange.binance;

import org.jspecify.annotations.NullMarked;
