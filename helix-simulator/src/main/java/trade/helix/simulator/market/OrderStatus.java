package trade.helix.simulator.market;

/** Where an order stands. */
public enum OrderStatus {
    /** Accepted, nothing filled; a stop that waits is NEW too. */
    NEW,
    /** Some of it filled, the rest is open. */
    PARTIALLY_FILLED,
    /** All of it filled. */
    FILLED,
    /** Ended by its owner. */
    CANCELED,
    /** Never accepted. */
    REJECTED,
    /** Ended by the venue: no liquidity, its time in force, or the other leg of its list. */
    EXPIRED;

    /**
     * Whether the order can still fill.
     *
     * @return true for {@link #NEW} and {@link #PARTIALLY_FILLED}
     */
    public boolean isOpen() {
        return this == NEW || this == PARTIALLY_FILLED;
    }
}
