package trade.helix.simulator.market;

/** Why the matching engine took an order not at all. */
public enum Refusal {
    /** The free balance does not cover it. */
    INSUFFICIENT_BALANCE,
    /** An open order of the account has the same client order id. */
    DUPLICATE_CLIENT_ORDER_ID,
    /** The last price has already passed the trigger price. */
    WOULD_TRIGGER,
    /** A maker-only order would take. */
    WOULD_TAKE,
    /** The legs of a list do not stand on either side of the last price. */
    PRICE_RELATION,
    /** The book, or the amount of money, gives not even the smallest quantity. */
    NO_LIQUIDITY
}
