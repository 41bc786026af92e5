package trade.helix.api.journal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * An order that Helix has committed to send. Only Helix makes it.
 *
 * @param clientOrderId derived from store epoch, account, signal, leg and attempt
 * @param number the account's running number of orders, for venues that want an integer id
 * @param trade the trade that it belongs to
 * @param signalRef the signal that opened the trade
 * @param leg which part of the trade
 * @param attempt 1 for the first order of this leg
 * @param symbol what is traded
 * @param side which way
 * @param quantity base units, on the grid
 * @param prices the prices that it was decided with
 * @param reserved the worst-case loss set aside for the trade; zero for legs other than the entry
 * @param carrier the number of the entry that carried a stop, in that entry and in its stop; null where a stop is placed apart
 */
public record Intent(
        ClientOrderId clientOrderId,
        int number,
        TradeId trade,
        SignalRef signalRef,
        Leg leg,
        int attempt,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Prices prices,
        Money reserved,
        @Nullable Integer carrier) {
    public Intent {
        Objects.requireNonNull(clientOrderId, "clientOrderId");
        Objects.requireNonNull(trade, "trade");
        Objects.requireNonNull(signalRef, "signalRef");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(prices, "prices");
        Objects.requireNonNull(reserved, "reserved");
    }

    /** {@return the reference under which the venue can be asked for it} */
    public OrderRef orderRef() {
        if (carrier != null) {
            return leg == Leg.ENTRY
                    ? OrderRef.carrier(symbol, clientOrderId, carrier)
                    : OrderRef.attached(symbol, clientOrderId, carrier);
        }
        return leg == Leg.PROTECTION && prices.target() != null
                ? OrderRef.pair(symbol, clientOrderId)
                : OrderRef.single(symbol, clientOrderId);
    }

    /**
     * The prices that an order was decided with.
     *
     * @param quoted the ask (entry) or bid (exit) at the decision; null for a protective order
     * @param stop the trigger of the stop that protects the trade; null for an exit
     * @param stopLimit the worst price of that stop where it must be a limit order; null unless protective
     * @param target the target; null without one
     */
    public record Prices(
            @Nullable Price quoted,
            @Nullable Price stop,
            @Nullable Price stopLimit,
            @Nullable Price target) {}
}
