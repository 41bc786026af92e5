/** The rules of the module table, each a test over every module and a test that it can fail. */
@NullMarked
package trade.helix.architecture;

import org.jspecify.annotations.NullMarked;
