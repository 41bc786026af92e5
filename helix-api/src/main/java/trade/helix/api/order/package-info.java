/** Orders at a venue: what is asked for, what the venue answers, and what came of it. */
@NullMarked
package trade.helix.api.order;

import org.jspecify.annotations.NullMarked;
