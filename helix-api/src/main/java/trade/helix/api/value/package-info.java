/** Amounts with their units: decimal, never floating point, never rounded silently. */
@NullMarked
package trade.helix.api.value;

import org.jspecify.annotations.NullMarked;
