/** What people do to a running Helix, by whatever bot, page or command line. */
@NullMarked
package trade.helix.api.operations;

import org.jspecify.annotations.NullMarked;
