/**
 * Accounts, books and matching of one venue, free of any wire protocol: no I/O, no clock and no randomness of its own.
 *
 * <p>Nothing here is thread-safe: the simulator holds one lock around every use.
 *
 * <p>Not an API: only this artifact uses it, and it may change at any time.
 */
@NullMarked
package trade.helix.simulator.market;

import org.jspecify.annotations.NullMarked;
