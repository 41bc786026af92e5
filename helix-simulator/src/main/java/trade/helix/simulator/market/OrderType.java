package trade.helix.simulator.market;

/** What an order does once it is accepted. */
public enum OrderType {
    /** Takes what the book offers, now. */
    MARKET,
    /** Takes what its price allows and rests with the remainder. */
    LIMIT,
    /** Rests at its price; refused if it would take. */
    LIMIT_MAKER,
    /** Waits until the market moves against the account, then acts as {@link #MARKET}. */
    STOP_LOSS,
    /** Waits until the market moves against the account, then acts as {@link #LIMIT}. */
    STOP_LOSS_LIMIT,
    /** Waits until the market moves for the account, then acts as {@link #MARKET}. */
    TAKE_PROFIT,
    /** Waits until the market moves for the account, then acts as {@link #LIMIT}. */
    TAKE_PROFIT_LIMIT;

    /**
     * Whether the order waits for a trigger price.
     *
     * @return true for the stop-loss and take-profit kinds
     */
    public boolean isConditional() {
        return switch (this) {
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, LIMIT, LIMIT_MAKER -> false;
        };
    }

    /**
     * Whether the order carries a limit price.
     *
     * @return true for every kind that never trades at a worse price than its own
     */
    public boolean isPriced() {
        return switch (this) {
            case LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP_LOSS, TAKE_PROFIT -> false;
        };
    }

    /**
     * Whether a conditional order of this kind waits above the market.
     *
     * @param side the side of the order
     * @return true for stop-loss buys and take-profit sells
     */
    public boolean triggersAbove(Side side) {
        boolean stopLoss = this == STOP_LOSS || this == STOP_LOSS_LIMIT;
        return stopLoss == (side == Side.BUY);
    }
}
