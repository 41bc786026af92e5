/** Signals as they come in. */
@NullMarked
package trade.helix.api.signal;

import org.jspecify.annotations.NullMarked;
