/** What every venue protocol of the simulator has in common: a request, a reply and the contract between them. */
@NullMarked
package trade.helix.simulator.wire;

import org.jspecify.annotations.NullMarked;
