package trade.helix.simulator.market;

/** Wants to know what happens at a venue. Told in the order of happening, when all that a call set off is done. */
public interface MarketListener {
    /**
     * Something happened to an order. It may place further orders.
     *
     * @param event what
     */
    default void onOrder(OrderEvent event) {}

    /**
     * A price moved, and with it the book.
     *
     * @param listing whose
     */
    default void onMove(Listing listing) {}
}
