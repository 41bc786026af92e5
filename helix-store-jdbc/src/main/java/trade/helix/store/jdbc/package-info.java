/** Journal and trade history in a database: SQLite or PostgreSQL. */
@NullMarked
package trade.helix.store.jdbc;

import org.jspecify.annotations.NullMarked;
