/** Many accounts of one Helix whose venue tells of changes, and loses some of what it tells. */
@NullMarked
package trade.helix.integration.streams;

import org.jspecify.annotations.NullMarked;
