/** Symbols, their trading rules at a venue, and what the market says now. */
@NullMarked
package trade.helix.api.market;

import org.jspecify.annotations.NullMarked;
