package trade.helix.api.order;

/** Why a venue did not take an order: in each case it is certain that none is live. */
public enum RefusalReason {
    /** The connection was never made: nothing was sent. */
    NOT_SENT(true),
    /** Too many requests or orders; it may be sent again after a pause. */
    RATE_LIMITED(true),
    /** The account cannot pay for it. */
    INSUFFICIENT_FUNDS(false),
    /** A trading rule of the instrument forbids it: grid, size, value, price band, number of orders. */
    TRADING_RULE(false),
    /** An order with this client order id is live already. */
    DUPLICATE_ID(false),
    /** A stop whose trigger the price has passed already. */
    WOULD_TRIGGER(false),
    /** The venue takes no orders for this symbol, or of this type, now. */
    MARKET_CLOSED(false),
    /** The key is unknown, not allowed, or its signature is wrong. */
    KEY_REFUSED(false),
    /**
     * The request carried a time outside the venue's window: the clock is off, or the request was too slow. The adapter
     * measures the venue's time anew before it is sent again.
     */
    OUTSIDE_TIME_WINDOW(true),
    /** The venue cannot do this at all. */
    UNSUPPORTED(false),
    /** Something else that certainly placed no order; the message says what. */
    OTHER(false);

    private final boolean retryable;

    RefusalReason(boolean retryable) {
        this.retryable = retryable;
    }

    /** {@return whether the same request may be sent again under the same id} */
    public boolean isRetryable() {
        return retryable;
    }
}
