/** Judging an entry: the proposal, its context, gates and their verdicts, and the size. */
@NullMarked
package trade.helix.api.risk;

import org.jspecify.annotations.NullMarked;
