/**
 * Binance Spot's REST protocol: authentication, parameters, filters, replies, errors and rate limits.
 *
 * <p>Not an API: only this artifact uses it, and it may change at any time.
 */
@NullMarked
package trade.helix.simulator.binance;

import org.jspecify.annotations.NullMarked;
