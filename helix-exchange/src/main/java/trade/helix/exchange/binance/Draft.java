package trade.helix.exchange.binance;

import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * One order as the filters see it.
 *
 * @param side which way
 * @param type how it executes
 * @param quantity base units
 * @param price its limit, or null if it executes at market
 * @param stop its trigger, or null if it has none
 */
record Draft(
        Side side,
        OrderType type,
        Quantity quantity,
        @Nullable Price price,
        @Nullable Price stop) {}
