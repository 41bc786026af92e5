package trade.helix.api.market;

/** How an order executes. {@code STOP_*} and {@code TAKE_PROFIT*} wait at the venue until the price reaches their trigger. */
public enum OrderType {
    /** At once, at the best prices there are. */
    MARKET,
    /** At a price or better; rests in the book. */
    LIMIT,
    /** A limit order that is refused rather than take liquidity. */
    LIMIT_MAKER,
    /** At the trigger, at market. */
    STOP_LOSS,
    /** At the trigger, as a limit order. */
    STOP_LOSS_LIMIT,
    /** At a favourable trigger, at market. */
    TAKE_PROFIT,
    /** At a favourable trigger, as a limit order. */
    TAKE_PROFIT_LIMIT,
    /** A type of the venue that has no word here. */
    OTHER
}
