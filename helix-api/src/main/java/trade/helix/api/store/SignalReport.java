package trade.helix.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Decision;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;

/**
 * A signal and what was decided on it.
 *
 * @param ref our identity of it
 * @param signal the signal
 * @param receivedAt when it came in
 * @param decision what was decided; null while it waits
 * @param trace every answer that led to the decision
 */
public record SignalReport(
        SignalRef ref,
        Signal signal,
        Instant receivedAt,
        @Nullable Decision decision,
        Trace trace) {}
