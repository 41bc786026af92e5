/** A bot to run: {@link trade.helix.examples.autotrader.Autotrader} wires the library and serves two HTTP routes. */
@NullMarked
package trade.helix.examples.autotrader;

import org.jspecify.annotations.NullMarked;
