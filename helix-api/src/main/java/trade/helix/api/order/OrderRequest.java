package trade.helix.api.order;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Quantity;

/**
 * A market order to be sent.
 *
 * @param clientOrderId its id, derived and committed before
 * @param symbol what is traded
 * @param side which way
 * @param quantity base units, on the instrument's grid
 * @param attachedOrNull a stop that goes with a buy, only where {@link
 *     trade.helix.api.venue.Capability#ATTACHED_STOP} is declared; null for none
 */
public record OrderRequest(
        ClientOrderId clientOrderId,
        Symbol symbol,
        Side side,
        Quantity quantity,
        @Nullable AttachedStop attachedOrNull) {
    /**
     * Checks that there is something to trade.
     *
     * @throws IllegalArgumentException if the quantity is zero, or a stop goes with a sale
     */
    public OrderRequest {
        Objects.requireNonNull(clientOrderId, "clientOrderId");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        if (quantity.isZero()) {
            throw new IllegalArgumentException("An order for nothing: " + side + " 0 " + symbol + ".");
        }
        if (attachedOrNull != null && side != Side.BUY) {
            throw new IllegalArgumentException(
                    "A stop goes with a buy: a sale of " + symbol + " has nothing to protect.");
        }
    }

    /**
     * A market order alone.
     *
     * @param clientOrderId its id, derived and committed before
     * @param symbol what is traded
     * @param side which way
     * @param quantity base units, on the instrument's grid
     * @throws IllegalArgumentException if the quantity is zero
     */
    public OrderRequest(ClientOrderId clientOrderId, Symbol symbol, Side side, Quantity quantity) {
        this(clientOrderId, symbol, side, quantity, null);
    }

    /** {@return the stop that goes with it; empty where not given} */
    public Optional<AttachedStop> attached() {
        return Optional.ofNullable(attachedOrNull);
    }

    /** {@return the reference under which it can be found and cancelled} */
    public OrderRef ref() {
        return attachedOrNull == null
                ? OrderRef.single(symbol, clientOrderId)
                : OrderRef.carrier(symbol, clientOrderId, attachedOrNull.number());
    }
}
