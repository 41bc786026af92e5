/** The Harbour itself: an invented exchange behind a loopback server. It knows nothing of Helix. */
@NullMarked
package trade.helix.examples.customvenue.harbour;

import org.jspecify.annotations.NullMarked;
