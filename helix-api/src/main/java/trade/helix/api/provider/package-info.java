/** Finding providers on the class path or module path by their ids. */
@NullMarked
package trade.helix.api.provider;

import org.jspecify.annotations.NullMarked;
