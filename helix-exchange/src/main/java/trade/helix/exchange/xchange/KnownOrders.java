package trade.helix.exchange.xchange;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Words;

/**
 * The venue's ids of our orders, under our ids, and the other way round: kept once the venue has told them, over restarts as
 * far as the key-value does. Thread-safe.
 */
final class KnownOrders {
    private static final Logger LOG = LoggerFactory.getLogger(KnownOrders.class);

    private final String venue;
    private final KeyValue store;
    private final Map<String, String> memory = new ConcurrentHashMap<>();

    KnownOrders(String venue, KeyValue store) {
        this.venue = venue;
        this.store = store;
    }

    /** The order is at the venue whether this can be kept or not, so it is told as accepted all the same. */
    void put(OrderRef ref, KnownOrder order) {
        keep(name(ref), order.encoded());
        keep(name(ref.symbol(), order.id()), ref.clientOrderId().value());
    }

    /**
     * What is known of an order.
     *
     * @throws VenueException if the key-value cannot be read: not known would be a guess then
     */
    Optional<KnownOrder> get(OrderRef ref) {
        return read(name(ref)).map(KnownOrder::of);
    }

    /**
     * Our id of an order of the venue.
     *
     * @throws VenueException if the key-value cannot be read
     */
    Optional<ClientOrderId> clientOrderId(Symbol symbol, VenueOrderId id) {
        return read(name(symbol, id)).map(ClientOrderId::new);
    }

    private Optional<String> read(String name) {
        String known = memory.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return store.get(name);
        } catch (RuntimeException e) {
            throw new VenueException(
                    Category.UNREACHABLE,
                    "What is known of an order at " + venue + " cannot be read: " + Words.of(e),
                    e);
        }
    }

    private void keep(String name, String value) {
        memory.put(name, value);
        try {
            store.put(name, value);
            memory.remove(name);
        } catch (RuntimeException e) {
            LOG.warn("The id of an order at {} cannot be kept, only this process knows it: {}", venue, Words.of(e));
        }
    }

    private String name(OrderRef ref) {
        return venue + ".ours." + ref.symbol() + "." + ref.clientOrderId();
    }

    private String name(Symbol symbol, VenueOrderId id) {
        return venue + ".theirs." + symbol + "." + id;
    }
}
