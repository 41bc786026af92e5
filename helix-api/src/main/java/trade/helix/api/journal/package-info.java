/** What Helix commits to storage before it acts and before it tells: the only truth after a restart. */
@NullMarked
package trade.helix.api.journal;

import org.jspecify.annotations.NullMarked;
