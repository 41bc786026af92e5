package trade.helix.simulator.market;

/** The side of an order, seen from its account. */
public enum Side {
    /** Gives quote, takes base. */
    BUY,
    /** Gives base, takes quote. */
    SELL
}
