package trade.helix.simulator.market;

/** Where an order stands. */
public enum OrderStatus {
    /** Accepted, but waiting for another order of its list to fill. */
    PENDING_NEW,
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
     * @return true for {@link #PENDING_NEW}, {@link #NEW} and {@link #PARTIALLY_FILLED}
     */
    public boolean isOpen() {
        return this == PENDING_NEW || this == NEW || this == PARTIALLY_FILLED;
    }
}
