/** Kraken Spot over its REST API. */
@NullMarked
package trade.helix.exchange.kraken;

import org.jspecify.annotations.NullMarked;
