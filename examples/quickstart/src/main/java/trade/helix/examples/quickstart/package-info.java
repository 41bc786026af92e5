/** One signal, end to end: {@link trade.helix.examples.quickstart.Quickstart}. */
@NullMarked
package trade.helix.examples.quickstart;

import org.jspecify.annotations.NullMarked;
