/**
 * The simulator's own endpoints: move prices, read the ledger, arm faults. No venue has them.
 *
 * <p>Not an API: only this artifact uses it, and it may change at any time.
 */
@NullMarked
package trade.helix.simulator.control;

import org.jspecify.annotations.NullMarked;
