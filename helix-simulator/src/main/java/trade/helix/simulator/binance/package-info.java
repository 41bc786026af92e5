/** Binance Spot's REST protocol: authentication, parameters, filters, replies, errors and rate limits. */
@NullMarked
package trade.helix.simulator.binance;

import org.jspecify.annotations.NullMarked;
