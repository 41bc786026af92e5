package trade.helix.api.event;

import trade.helix.api.internal.OneLine;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;
import trade.helix.api.signal.SignalRef;

/**
 * A signal leads to no order.
 *
 * @param id its place
 * @param ref our identity of the signal
 * @param reason the stable name of why
 * @param detail for a person
 * @param trace every answer that led to it
 */
public record SignalRejected(EventId id, SignalRef ref, ReasonCode reason, String detail, Trace trace)
        implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of("signal " + ref + " rejected: " + reason + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }
}
