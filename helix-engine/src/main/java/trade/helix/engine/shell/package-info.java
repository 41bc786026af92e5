/**
 * The thin shell around the core: commits facts, then performs effects, and feeds what comes of them back. One
 * {@link trade.helix.engine.shell.Lane} per account, strictly serial.
 */
@NullMarked
package trade.helix.engine.shell;

import org.jspecify.annotations.NullMarked;
