package trade.helix.exchange.kraken;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;

/**
 * The last orders that this session sent or found, as it last saw them. A look-up by transaction id is one call and exact,
 * one by client order id or user reference takes two and lags. Forgetting costs calls, never the truth. Thread-safe.
 */
final class KnownOrders {
    private static final int MOST = 1000;
    private static final ClientOrderId NO_ID = new ClientOrderId("-");

    private final Map<OrderRef, OrderState> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderRef, OrderState> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(OrderRef ref, OrderState order) {
        known.put(key(ref), order);
    }

    synchronized Optional<OrderState> get(OrderRef ref) {
        return Optional.ofNullable(known.get(key(ref)));
    }

    /** A number names an entry, and its stops, whatever id they were committed with. */
    private static OrderRef key(OrderRef ref) {
        return ref.number() == 0 ? ref : new OrderRef(ref.symbol(), NO_ID, ref.form(), ref.number());
    }
}
