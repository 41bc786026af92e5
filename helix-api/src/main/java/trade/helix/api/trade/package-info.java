/** Trades: the life of a position from entry to exit. */
@NullMarked
package trade.helix.api.trade;

import org.jspecify.annotations.NullMarked;
