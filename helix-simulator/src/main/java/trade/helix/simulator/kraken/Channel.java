package trade.helix.simulator.kraken;

import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderEvent;

/** One subscription on one connection; it has sent its snapshot when it has started. */
interface Channel {
    /** Sends what there is to begin with, if that is wanted. */
    void start();

    /** Something happened to an order, perhaps of another account or pair. */
    default void onOrder(OrderEvent event) {}

    /** A price moved, perhaps of another pair. */
    default void onMove(Listing listing) {}

    /** The account whose events it carries, empty for public data. */
    default String account() {
        return "";
    }

    /** It is over. */
    default void end() {}
}
