/** Paper trading: the market of any venue, with orders that are matched in this process against its live book. */
@NullMarked
package trade.helix.exchange.paper;

import org.jspecify.annotations.NullMarked;
