package trade.helix.api.event;

import trade.helix.api.risk.Trace;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/**
 * A signal passed every gate, or closes a trade.
 *
 * @param id its place
 * @param ref our identity of the signal
 * @param trade the trade that it opens or closes
 * @param trace every answer that led to it
 */
public record SignalAccepted(EventId id, SignalRef ref, TradeId trade, Trace trace) implements TradingEvent {
    @Override
    public String text() {
        return "signal " + ref + " accepted for trade " + trade;
    }
}
