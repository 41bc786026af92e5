/** Faults on demand: what is to go wrong, how often, and for whom. */
@NullMarked
package trade.helix.simulator.fault;

import org.jspecify.annotations.NullMarked;
