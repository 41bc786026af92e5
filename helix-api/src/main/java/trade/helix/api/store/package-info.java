/** The storage ports: a journal that decides, and a history for people to read. */
@NullMarked
package trade.helix.api.store;

import org.jspecify.annotations.NullMarked;
