package trade.helix.exchange.kraken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Absence;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.VenueClock;

/**
 * Looks orders up: by transaction id where this session sent them, else by client order id among the open orders and then
 * the closed ones, which is the way that an order takes.
 *
 * <p>Absence is believed for good only when the venue's clock is past the deadline that the order carried + 10 s for the
 * venue's own queues, and a second look-up after that moment says the same.
 */
final class OrderSearch {
    private static final Duration BOUND = PrivateApi.ORDER_DEADLINE.plusSeconds(10);

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final KnownOrders known;
    private final VenueClock clock;

    OrderSearch(PrivateApi api, Catalogue catalogue, KnownOrders known, VenueClock clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.known = known;
        this.clock = clock;
    }

    Lookup find(LookupQuery query) {
        return Absence.find(KrakenVenue.NAME, query, this::look, clock, BOUND);
    }

    /** One look; what it does not find is not certain. */
    Lookup look(OrderRef order) {
        if (order.isPair()) {
            return new Lookup.Unavailable("Kraken has no pairs of stop and target: none was sent.");
        }
        try {
            Optional<VenueOrderId> txid = known.txid(order.clientOrderId());
            List<OrderState> found = txid.isPresent() ? byTxid(txid.get(), order) : List.of();
            if (found.isEmpty()) {
                found = live(order);
            }
            if (found.isEmpty()) {
                found = ended(order);
            }
            return found.isEmpty() ? new Lookup.NotFound(false) : new Lookup.Found(found);
        } catch (VenueException e) {
            return new Lookup.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private List<OrderState> byTxid(VenueOrderId txid, OrderRef order) {
        Ruling ruling = api.look(Method.QUERY_ORDERS, Form.of("txid", txid));
        boolean unheardOf = ruling instanceof Ruling.Refused refused && Errors.NO_SUCH_ORDER.contains(refused.code());
        return unheardOf ? List.of() : matching(Method.QUERY_ORDERS, ruling.orThrow(), order);
    }

    private List<OrderState> live(OrderRef order) {
        return matching(Method.OPEN_ORDERS, asked(Method.OPEN_ORDERS, order, "open"), order);
    }

    /** An id may be used again once its order has ended: then the one that filled most speaks, else the newest. */
    private List<OrderState> ended(OrderRef order) {
        Json closed = asked(Method.CLOSED_ORDERS, order, "closed");
        List<OrderState> found = matching(Method.CLOSED_ORDERS, closed, order);
        if (found.isEmpty() && !closed.children().isEmpty()) {
            // The newest page of all orders, not those of this id: the order may be on a later one.
            throw new VenueException(
                    VenueException.Category.UNREADABLE, "Kraken's answer to ClosedOrders is about other orders.");
        }
        return found.stream()
                .max(Comparator.comparing(OrderState::filled).thenComparing(OrderState::createdAt))
                .map(List::of)
                .orElse(List.of());
    }

    private Json asked(Method method, OrderRef order, String field) {
        Json result =
                api.look(method, Form.of("cl_ord_id", order.clientOrderId())).orThrow();
        return Failures.reading(KrakenVenue.NAME, method.word(), () -> result.child(field));
    }

    /** One that carries the id and cannot be read makes the look-up unavailable, never the order absent. */
    private List<OrderState> matching(Method method, Json orders, OrderRef order) {
        return Failures.reading(KrakenVenue.NAME, method.word(), () -> {
            List<OrderState> found = new ArrayList<>();
            for (Map.Entry<String, Json> each : orders.children().entrySet()) {
                if (order.clientOrderId().value().equals(Orders.clientOrderIdOrNull(each.getValue()))) {
                    found.add(Orders.state(each.getKey(), each.getValue(), catalogue));
                }
            }
            return List.copyOf(found);
        });
    }
}
