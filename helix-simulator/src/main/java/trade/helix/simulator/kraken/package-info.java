/**
 * Kraken Spot's REST protocol: authentication, orders with conditional closes, replies, errors and rate limits.
 *
 * <p>Not an API: only this artifact uses it, and it may change at any time. {@link trade.helix.simulator.kraken.Tier}
 * alone is for users of the simulator's builder.
 */
@NullMarked
package trade.helix.simulator.kraken;

import org.jspecify.annotations.NullMarked;
