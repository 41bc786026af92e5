/** All parts together: the packaged programs as processes, and the engine over a wire that breaks. */
@NullMarked
package trade.helix.integration;

import org.jspecify.annotations.NullMarked;
