/** What all packages of the API share. */
@NullMarked
package trade.helix.api;

import org.jspecify.annotations.NullMarked;
