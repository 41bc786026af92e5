package trade.helix.simulator.market;

/** How long the unfilled part of an order lives. */
public enum TimeInForce {
    /** Rests until filled or cancelled. */
    GTC,
    /** What does not fill at once expires. */
    IOC,
    /** Fills at once and whole, or expires without a fill. */
    FOK
}
