package trade.helix.api.signal;

/** What a signal asks for. */
public enum SignalAction {
    /** Open a position. */
    BUY,
    /** Close the position that there is. */
    SELL
}
