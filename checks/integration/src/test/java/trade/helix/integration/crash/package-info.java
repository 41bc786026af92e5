/** Helix as a process that dies: at every call that it makes, or at any moment. The venue's ledger judges. */
@NullMarked
package trade.helix.integration.crash;

import org.jspecify.annotations.NullMarked;
