package trade.helix.api.event;

import trade.helix.api.signal.SignalRef;

/**
 * A signal repeats one of the last 60 s.
 *
 * @param id its place
 * @param ref our identity of the signal
 * @param first the signal that it repeats
 */
public record SignalDeduplicated(EventId id, SignalRef ref, SignalRef first) implements TradingEvent {
    @Override
    public String text() {
        return "signal " + ref + " signal_deduplicated: repeats " + first;
    }
}
