package trade.helix.api.event;

import trade.helix.api.internal.OneLine;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalRef;

/**
 * A signal came in.
 *
 * @param id its place
 * @param ref our identity of the signal
 * @param signal the signal
 */
public record SignalStored(EventId id, SignalRef ref, Signal signal) implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of(
                "signal " + signal.action() + " " + signal.symbol() + " (" + signal.id() + ") stored as " + ref);
    }
}
