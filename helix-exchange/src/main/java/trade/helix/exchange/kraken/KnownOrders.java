package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.VenueOrderId;

/**
 * The transaction ids of the last orders that this session sent. A look-up by it is one call and exact, one by client
 * order id takes two and lags. Forgetting costs calls, never the truth. Thread-safe.
 */
final class KnownOrders {
    private static final int MOST = 1000;

    private final Map<ClientOrderId, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientOrderId, Known> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(ClientOrderId id, VenueOrderId txid, Instant createdAt) {
        known.put(id, new Known(txid, createdAt));
    }

    synchronized Optional<VenueOrderId> txid(ClientOrderId id) {
        return Optional.ofNullable(known.get(id)).map(Known::txid);
    }

    /** What cancelling it adds to the venue's counter of orders: the more, the younger it is. */
    synchronized int cancelPoints(ClientOrderId id, Instant now) {
        Known order = known.get(id);
        long age = order == null ? 0 : Duration.between(order.createdAt(), now).toSeconds();
        if (age < 15) {
            return age < 5 ? 8 : age < 10 ? 6 : 5;
        }
        return age < 45 ? 4 : age < 90 ? 2 : age < 300 ? 1 : 0;
    }

    private record Known(VenueOrderId txid, Instant createdAt) {}
}
