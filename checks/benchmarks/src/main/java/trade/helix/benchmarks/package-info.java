/** What an operation takes: time and allocation. A benchmark makes sure that it measures what its name says. */
@NullMarked
package trade.helix.benchmarks;

import org.jspecify.annotations.NullMarked;
