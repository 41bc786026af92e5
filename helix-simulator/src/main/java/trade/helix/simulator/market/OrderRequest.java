package trade.helix.simulator.market;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as its owner asks for it, already checked against the venue's parameter rules and filters.
 *
 * @param pair what to trade
 * @param side buy or sell
 * @param type what it does
 * @param timeInForce how long it lives
 * @param quantity in base, more than zero; null if {@code worth} is given
 * @param worth of a market order: how much quote to spend or to receive; else null
 * @param price the limit, in quote; null unless the type is priced
 * @param trigger the trigger price, in quote; null unless the type is conditional
 * @param clientOrderId the owner's id, or one that the venue made; empty if it has none
 * @param feeAsset what its fees are paid in
 * @param extras fields of the venue that matching does not read, kept for its replies
 * @param trail of a stop whose trigger follows the price; else null
 */
public record OrderRequest(
        Pair pair,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal worth,
        @Nullable BigDecimal price,
        @Nullable BigDecimal trigger,
        String clientOrderId,
        FeeAsset feeAsset,
        Map<String, String> extras,
        @Nullable Trail trail) {

    /**
     * Refuses a request that lacks what its type needs.
     *
     * @param pair what to trade
     * @param side buy or sell
     * @param type what it does
     * @param timeInForce how long it lives
     * @param quantity in base, more than zero; null if {@code worth} is given
     * @param worth of a market order: how much quote to spend or to receive; else null
     * @param price the limit, in quote; null unless the type is priced
     * @param trigger the trigger price, in quote; null unless the type is conditional
     * @param clientOrderId the owner's id, or one that the venue made; empty if it has none
     * @param feeAsset what its fees are paid in
     * @param extras fields of the venue that matching does not read, kept for its replies
     * @param trail of a stop whose trigger follows the price; else null
     */
    public OrderRequest {
        extras = Map.copyOf(extras);
        if ((quantity == null) == (worth == null)) {
            throw new IllegalArgumentException("An order has either a quantity or a worth.");
        }
        if (type.isPriced() != (price != null) || type.isConditional() != (trigger != null)) {
            throw new IllegalArgumentException("A price or trigger is missing or too much for " + type + ".");
        }
    }

    /**
     * A request that pays its fees in what it receives.
     *
     * @param pair what to trade
     * @param side buy or sell
     * @param type what it does
     * @param timeInForce how long it lives
     * @param quantity in base, more than zero; null if {@code worth} is given
     * @param worth of a market order: how much quote to spend or to receive; else null
     * @param price the limit, in quote; null unless the type is priced
     * @param trigger the trigger price, in quote; null unless the type is conditional
     * @param clientOrderId the owner's id, or one that the venue made; empty if it has none
     * @param extras fields of the venue that matching does not read, kept for its replies
     */
    public OrderRequest(
            Pair pair,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal worth,
            @Nullable BigDecimal price,
            @Nullable BigDecimal trigger,
            String clientOrderId,
            Map<String, String> extras) {
        this(
                pair,
                side,
                type,
                timeInForce,
                quantity,
                worth,
                price,
                trigger,
                clientOrderId,
                FeeAsset.RECEIVED,
                extras,
                null);
    }

    /**
     * The same with other terms.
     *
     * @param newQuantity in base, more than zero
     * @param newPrice the limit, in quote; null unless the type is priced
     * @param newTrigger the trigger price, in quote; null unless the type is conditional
     * @return a new request
     */
    public OrderRequest amended(
            BigDecimal newQuantity, @Nullable BigDecimal newPrice, @Nullable BigDecimal newTrigger) {
        return new OrderRequest(
                pair,
                side,
                type,
                timeInForce,
                newQuantity,
                null,
                newPrice,
                newTrigger,
                clientOrderId,
                feeAsset,
                extras,
                trail);
    }
}
