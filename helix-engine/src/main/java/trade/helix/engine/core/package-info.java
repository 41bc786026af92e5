/**
 * The pure core: one account's state, one step at a time.
 *
 * <p>{@code step(state, input)} gives the next state, the facts to commit and the effects to perform after the commit. No
 * I/O, no clock, no sleep: time comes with the inputs, waiting is a timer effect. {@link trade.helix.engine.core.Core}
 * takes the inputs, {@link trade.helix.engine.core.Signals} decides on signals, {@link trade.helix.engine.core.Outcomes}
 * takes the venue's answers, {@link trade.helix.engine.core.Planner} says what a trade needs next.
 */
@NullMarked
package trade.helix.engine.core;

import org.jspecify.annotations.NullMarked;
