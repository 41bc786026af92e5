/**
 * What every venue protocol of the simulator has in common: a request, a reply and the contract between them.
 *
 * <p>Not an API: only this artifact uses it, and it may change at any time.
 */
@NullMarked
package trade.helix.simulator.wire;

import org.jspecify.annotations.NullMarked;
