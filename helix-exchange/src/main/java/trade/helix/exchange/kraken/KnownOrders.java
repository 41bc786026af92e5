package trade.helix.exchange.kraken;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.VenueOrderId;

/**
 * The last orders that this session sent or found, as it last saw them. A look-up by transaction id is one call and exact,
 * one by client order id or user reference takes two and lags. Forgetting costs calls, never the truth. Thread-safe.
 */
final class KnownOrders {
    private static final int MOST = 1000;
    private static final ClientOrderId NO_ID = new ClientOrderId("-");

    private final Map<OrderRef, OrderState> known = recent();
    private final Map<OrderRef, Boolean> executed = recent();
    private final Map<VenueOrderId, List<OrderState>> stops = recent();

    synchronized void put(OrderRef ref, OrderState order) {
        known.put(key(ref), order);
    }

    synchronized Optional<OrderState> get(OrderRef ref) {
        return Optional.ofNullable(known.get(key(ref)));
    }

    /** Another order is about to leave under its id: what is known of an earlier one is no answer any more. */
    synchronized void forget(OrderRef ref) {
        known.remove(key(ref));
        executed.remove(key(ref));
    }

    synchronized void executed(OrderRef ref) {
        executed.put(key(ref), true);
    }

    /** Whether it was seen with executions, which then are read next. */
    synchronized boolean hasExecuted(OrderRef ref) {
        return executed.containsKey(key(ref));
    }

    /** Takes over the stops of an entry as they were seen. */
    synchronized void putStops(VenueOrderId entry, Collection<OrderState> seen) {
        stops.put(entry, List.copyOf(seen));
    }

    /** The stops of an entry; none if they were not seen yet. */
    synchronized List<OrderState> stops(VenueOrderId entry) {
        return stops.getOrDefault(entry, List.of());
    }

    /** All stops of the entry that this is a stop of; none for any other order. */
    synchronized List<OrderState> companions(VenueOrderId stop) {
        return stops.values().stream()
                .filter(each ->
                        each.stream().anyMatch(order -> order.venueOrderId().equals(stop)))
                .findFirst()
                .orElse(List.of());
    }

    /** A number names an entry, and its stops, whatever id they were committed with. */
    private static OrderRef key(OrderRef ref) {
        return ref.number() == 0 ? ref : new OrderRef(ref.symbol(), NO_ID, ref.form(), ref.number());
    }

    /** A map that forgets its eldest. */
    static <K, V> Map<K, V> recent() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
