package trade.helix.api.order;

import java.util.Objects;
import trade.helix.api.market.Symbol;

/**
 * Names what one request put at the venue: a single order, or a protective pair of stop and target that lives and dies
 * together under one id.
 *
 * @param symbol its symbol
 * @param clientOrderId the id that the request carried
 * @param pair whether it stands for a stop and a target rather than one order
 */
public record OrderRef(Symbol symbol, ClientOrderId clientOrderId, boolean pair) {
    public OrderRef {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(clientOrderId, "clientOrderId");
    }

    /**
     * A reference to a single order.
     *
     * @param symbol its symbol
     * @param clientOrderId its id
     * @return the reference
     */
    public static OrderRef single(Symbol symbol, ClientOrderId clientOrderId) {
        return new OrderRef(symbol, clientOrderId, false);
    }
}
