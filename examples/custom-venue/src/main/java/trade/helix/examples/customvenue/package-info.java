/** An adapter for an invented venue, the Harbour, and one trade with it. */
@NullMarked
package trade.helix.examples.customvenue;

import org.jspecify.annotations.NullMarked;
