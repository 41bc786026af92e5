package trade.helix.simulator.market;

/** Why the venue ended an order. */
public enum ExpiryReason {
    /** The other leg of its list triggered or filled. */
    OCO_TRIGGER,
    /** The order that it waited for ended without filling whole. */
    OTO_PHASE_ONE_EXPIRED,
    /** An IOC order did not fill whole. */
    UNFILLED_IOC_QUANTITY_EXPIRED,
    /** A FOK order could not fill whole. */
    UNFILLED_FOK_ORDER_EXPIRED,
    /** A market order met the end of the book. */
    INSUFFICIENT_LIQUIDITY,
    /** When it came to act, the account did not cover it, or the price had passed it. */
    REJECTED
}
