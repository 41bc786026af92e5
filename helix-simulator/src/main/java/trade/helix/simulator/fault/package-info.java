/**
 * Faults on demand: what is to go wrong, how often, and for whom.
 *
 * <p>Not an API: only this artifact uses it, and it may change at any time.
 */
@NullMarked
package trade.helix.simulator.fault;

import org.jspecify.annotations.NullMarked;
