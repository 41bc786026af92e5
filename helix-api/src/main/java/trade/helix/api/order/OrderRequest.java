package trade.helix.api.order;

import java.util.Objects;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Quantity;

/**
 * A market order to be sent.
 *
 * @param clientOrderId its id, derived and committed before
 * @param symbol what is traded
 * @param side which way
 * @param quantity base units, on the instrument's grid
 */
public record OrderRequest(ClientOrderId clientOrderId, Symbol symbol, Side side, Quantity quantity) {
    /**
     * Checks that there is something to trade.
     *
     * @throws IllegalArgumentException if the quantity is zero
     */
    public OrderRequest {
        Objects.requireNonNull(clientOrderId, "clientOrderId");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        if (quantity.isZero()) {
            throw new IllegalArgumentException("An order for nothing: " + side + " 0 " + symbol + ".");
        }
    }

    /** {@return the reference under which it can be found and cancelled} */
    public OrderRef ref() {
        return OrderRef.single(symbol, clientOrderId);
    }
}
