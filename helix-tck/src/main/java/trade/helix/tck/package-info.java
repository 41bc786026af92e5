/**
 * The contract kit: rules that every adapter, gate, sizer and listener keeps, and a venue in memory.
 *
 * <p>{@link trade.helix.tck.FakeVenue} and what it uses need no JUnit; the contract tests do.
 */
@NullMarked
package trade.helix.tck;

import org.jspecify.annotations.NullMarked;
