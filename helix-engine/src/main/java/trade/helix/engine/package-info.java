/** Wires accounts, venues, risk and storage together and runs them: {@link trade.helix.engine.Helix} is the door. */
@NullMarked
package trade.helix.engine;

import org.jspecify.annotations.NullMarked;
