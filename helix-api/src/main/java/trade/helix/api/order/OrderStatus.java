package trade.helix.api.order;

/** Where an order stands at its venue. */
public enum OrderStatus {
    /** Accepted and live, nothing filled. */
    NEW(true),
    /** Live: a stop whose trigger was reached and whose limit waits in the book, nothing filled. */
    TRIGGERED(true),
    /** Live, a part is filled. */
    PARTIALLY_FILLED(true),
    /** Filled whole. */
    FILLED(false),
    /** Taken back; what was filled before stays filled. */
    CANCELED(false),
    /** Refused after it had been taken in. */
    REJECTED(false),
    /** Ended by the venue's rules; what was filled before stays filled. */
    EXPIRED(false);

    private final boolean live;

    OrderStatus(boolean live) {
        this.live = live;
    }

    /** {@return whether it may still fill} */
    public boolean isLive() {
        return live;
    }
}
