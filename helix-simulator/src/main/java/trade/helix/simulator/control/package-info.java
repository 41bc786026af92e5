/** The simulator's own endpoints: move prices, read the ledger, arm faults. No venue has them. */
@NullMarked
package trade.helix.simulator.control;

import org.jspecify.annotations.NullMarked;
