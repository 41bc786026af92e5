/** What packages of the API share and no one else sees: the module does not export it. */
@NullMarked
package trade.helix.api.internal;

import org.jspecify.annotations.NullMarked;
