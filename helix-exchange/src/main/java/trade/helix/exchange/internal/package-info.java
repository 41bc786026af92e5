/** What every adapter that speaks HTTP needs; for the adapters of this artifact alone. */
@NullMarked
package trade.helix.exchange.internal;

import org.jspecify.annotations.NullMarked;
