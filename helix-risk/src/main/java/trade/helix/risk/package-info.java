/**
 * Judges entries: gates, the loss budget, the size, and the breaker. Everything here is a pure function of its
 * arguments.
 */
@NullMarked
package trade.helix.risk;

import org.jspecify.annotations.NullMarked;
