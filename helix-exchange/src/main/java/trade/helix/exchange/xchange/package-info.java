/** Any venue of XChange, as far as its module goes. */
@NullMarked
package trade.helix.exchange.xchange;

import org.jspecify.annotations.NullMarked;
