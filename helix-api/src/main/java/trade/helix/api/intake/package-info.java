/** The way in: hand over a signal, get a receipt, learn what came of it. */
@NullMarked
package trade.helix.api.intake;

import org.jspecify.annotations.NullMarked;
