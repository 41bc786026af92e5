package trade.helix.exchange.binance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.VenueOrderId;

/**
 * The orders that are open as far as the answers to this session have told. Others may have come and gone: it says when it
 * is worth asking, never that there is no room. Thread-safe.
 */
final class OpenOrders {
    private static final Set<OrderType> STOPS =
            Set.of(OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT, OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT);

    private final Map<Symbol, Map<VenueOrderId, OrderType>> live = new HashMap<>();
    private final Set<Symbol> full = new HashSet<>();

    synchronized void told(List<OrderState> orders) {
        orders.forEach(this::told);
    }

    private void told(OrderState order) {
        Map<VenueOrderId, OrderType> known = live.computeIfAbsent(order.symbol(), unused -> new HashMap<>());
        if (order.status().isLive()) {
            known.put(order.venueOrderId(), order.type());
        } else {
            known.remove(order.venueOrderId());
        }
    }

    /** All that are open, of one symbol or of all. */
    synchronized void listed(@Nullable Symbol symbol, List<OrderState> orders) {
        if (symbol == null) {
            live.clear();
            full.clear();
        } else {
            live.remove(symbol);
            full.remove(symbol);
        }
        told(orders);
    }

    /** The venue refused one for their number. */
    synchronized void refusedForNumber(Symbol symbol) {
        full.add(symbol);
    }

    /** Whether, as far as is known, there may be no room for a stop and a target. */
    synchronized boolean mayBeFull(Symbol symbol, Filters filters) {
        Map<VenueOrderId, OrderType> known = live.getOrDefault(symbol, Map.of());
        return full.contains(symbol) || faultOrNull(List.copyOf(known.values()), filters) != null;
    }

    /** Why a stop and a target have no room beside these, or null. */
    static @Nullable String faultOrNull(List<OrderType> open, Filters filters) {
        long stops = open.stream().filter(STOPS::contains).count();
        if (stops + 1 > filters.maxStops()) {
            return fault(Filters.MAX_STOPS, stops, filters.maxStops());
        }
        return open.size() + 2 > filters.maxOrders()
                ? fault(Filters.MAX_ORDERS, open.size(), filters.maxOrders())
                : null;
    }

    private static String fault(String filter, long open, long most) {
        return filter + ": " + open + " are open, of at most " + most
                + ", which leaves no room to protect an entry: cancel some first.";
    }
}
