package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;

/**
 * Finds the stops that the executions of an entry placed: first the entry, by its number, then every order that names the
 * entry as its parent. Whether those carry the entry's user reference Kraken does not say, so nobody relies on it.
 */
final class AttachedStops {
    private static final Duration LONGEST_ENTRY = Duration.ofMinutes(2);

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final ClosedOrders closed;
    private final OrderSearch entries;
    private final KnownOrders known;

    AttachedStops(PrivateApi api, Catalogue catalogue, OrderSearch entries, KnownOrders known) {
        this.known = known;
        this.api = api;
        this.catalogue = catalogue;
        this.closed = new ClosedOrders(api);
        this.entries = entries;
    }

    /** One {@code Found} with all of them. None is certain only where the entry never was, or ended without an execution. */
    Lookup find(LookupQuery query) {
        OrderRef entry = entryOf(query.order());
        return ended(entry)
                .orElseGet(() -> entries.find(new LookupQuery(entry, query.sentBefore())))
                .fold(
                        found -> found(found.orders().get(0), query.patient()),
                        absent -> absent,
                        unavailable -> unavailable);
    }

    /** One look at the entry; what it does not find is not certain. */
    Lookup entry(OrderRef attached) {
        OrderRef entry = entryOf(attached);
        return ended(entry).orElseGet(() -> entries.look(entry));
    }

    private static OrderRef entryOf(OrderRef attached) {
        return OrderRef.carrier(attached.symbol(), attached.clientOrderId(), attached.number());
    }

    /** An entry that was seen to have ended does not change any more: it need not be asked for. */
    private Optional<Lookup> ended(OrderRef entry) {
        return known.get(entry).filter(seen -> !seen.status().isLive()).map(seen -> new Lookup.Found(List.of(seen)));
    }

    private Lookup found(OrderState entry, boolean patient) {
        try {
            List<OrderState> stops = of(entry, patient ? api::watch : begin(hasSold(entry) ? OrderFills.COST : 0));
            boolean never = !entry.status().isLive() && entry.filled().isZero();
            return stops.isEmpty() ? new Lookup.NotFound(never) : new Lookup.Found(stops);
        } catch (VenueException e) {
            return Failures.unavailable(e);
        }
    }

    /**
     * Every stop of an entry, oldest first. Those that are live come in one call; the others are looked for only while less
     * is found than was bought. One that was seen to have ended is not looked for again.
     */
    List<OrderState> of(OrderState entry) {
        return of(entry, begin(0));
    }

    /** Those that have ended may have to be read as well, and what they sold is asked for next. */
    private BiFunction<Method, Form, Ruling> begin(int toRead) {
        return (method, form) -> api.begin(method, form, Method.CLOSED_ORDERS.cost() + toRead);
    }

    private boolean hasSold(OrderState entry) {
        return known.stops(entry.venueOrderId()).stream()
                .anyMatch(stop -> !stop.filled().isZero());
    }

    private List<OrderState> of(OrderState entry, BiFunction<Method, Form, Ruling> reader) {
        Map<String, OrderState> found = new HashMap<>();
        known.stops(entry.venueOrderId()).stream()
                .filter(stop -> !stop.status().isLive())
                .forEach(stop -> found.put(stop.venueOrderId().value(), stop));
        Json open = reader.apply(Method.OPEN_ORDERS, Form.EMPTY).orThrow();
        collect(Failures.reading(KrakenVenue.NAME, "OpenOrders", () -> open.child("open")), entry, found);
        if (isLess(found, entry)) {
            closed.read(opened(entry), page -> {
                collect(page, entry, found);
                return !isLess(found, entry);
            });
        }
        return found.values().stream()
                .sorted(Comparator.comparing(OrderState::createdAt)
                        .thenComparing(stop -> stop.venueOrderId().value()))
                .toList();
    }

    /**
     * Orders that were opened while the entry executed, which for a market order is at once: all that came later is left out,
     * or the search would grow with the age of the trade and at the lowest limit never end.
     */
    private static Form opened(OrderState entry) {
        Instant from = entry.createdAt();
        // The first bound is exclusive, and both are in seconds.
        return Form.of("start", from.getEpochSecond() - 1)
                .and("end", from.plus(LONGEST_ENTRY).getEpochSecond())
                .and("closetime", "open");
    }

    /** One that ended between the two reads is in both: the later one tells how. */
    private void collect(Json orders, OrderState entry, Map<String, OrderState> found) {
        Failures.reading(KrakenVenue.NAME, "OpenOrders or ClosedOrders", () -> {
            orders.children().forEach((txid, json) -> {
                if (entry.venueOrderId().value().equals(Orders.parentOrNull(json))) {
                    found.put(txid, Orders.state(txid, json, catalogue));
                }
            });
            return found;
        });
        known.putStops(entry.venueOrderId(), found.values());
    }

    private static boolean isLess(Map<String, OrderState> found, OrderState entry) {
        return quantity(found.values()).isBelow(entry.filled());
    }

    /** Base units of all of them together. */
    static Quantity quantity(Collection<OrderState> stops) {
        return stops.stream().map(OrderState::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
