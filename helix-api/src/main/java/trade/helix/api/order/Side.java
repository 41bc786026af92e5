package trade.helix.api.order;

/** Which way an order goes. */
public enum Side {
    /** Quote asset out, base asset in. */
    BUY,
    /** Base asset out, quote asset in. */
    SELL;

    /** {@return the side that undoes this one} */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
