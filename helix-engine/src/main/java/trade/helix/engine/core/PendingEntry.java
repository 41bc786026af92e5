package trade.helix.engine.core;

import java.time.Instant;
import trade.helix.risk.Approval;

/**
 * What it takes to send an entry. It lives in memory alone: after a restart no entry is sent that was not.
 *
 * @param approval the key to the door, for one try
 * @param notAfter when it is too old to be sent
 */
record PendingEntry(Approval approval, Instant notAfter) {}
