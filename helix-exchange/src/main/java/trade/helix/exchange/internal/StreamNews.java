package trade.helix.exchange.internal;

import trade.helix.api.order.OrderUpdate;

/** What a message of a venue may come to. */
public interface StreamNews {
    /** The venue has acknowledged the subscription. */
    void subscribed();

    void order(OrderUpdate update);

    void balances();

    /** Something happened that was not told, or not so that it could be understood. */
    void missed(String what);
}
