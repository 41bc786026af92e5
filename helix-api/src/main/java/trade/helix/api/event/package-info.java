/** What Helix tells listeners, after it is committed. */
@NullMarked
package trade.helix.api.event;

import org.jspecify.annotations.NullMarked;
