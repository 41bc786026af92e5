package trade.helix.exchange.kraken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
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
 * Looks orders up: by transaction id where this session sent them, else by client order id or user reference among the
 * open orders and then the closed ones, which is the way that an order takes.
 *
 * <p>Absence is believed for good only when the venue's clock is past the deadline that the order carried + 10 s for the
 * venue's own queues, and a second look-up after that moment says the same.
 */
final class OrderSearch {
    private static final Duration BOUND = PrivateApi.ORDER_DEADLINE.plusSeconds(10);

    /** What is left of a look once the open orders are read, and what a second look takes. */
    private static final int ENDED = Method.CLOSED_ORDERS.cost();

    private static final int WHOLE_LOOK = Method.OPEN_ORDERS.cost() + ENDED;

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final ClosedOrders closed;
    private final KnownOrders known;
    private final VenueClock clock;

    OrderSearch(PrivateApi api, Catalogue catalogue, KnownOrders known, VenueClock clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.closed = new ClosedOrders(api);
        this.known = known;
        this.clock = clock;
    }

    Lookup find(LookupQuery query) {
        // What was executed is asked for next: the look leaves room for that.
        int toRead = known.hasExecuted(query.order()) ? OrderFills.COST : 0;
        Function<Form, Ruling> byTxid = txid ->
                query.patient() ? api.watch(Method.QUERY_ORDERS, txid) : api.begin(Method.QUERY_ORDERS, txid, toRead);
        boolean isLate = clock.estimate().isAfter(query.sentBefore().plus(BOUND));
        AtomicBoolean isSecondToCome = new AtomicBoolean(isLate);
        Lookup lookup = Absence.find(
                KrakenVenue.NAME,
                query,
                order -> look(order, byTxid, toRead + (isSecondToCome.getAndSet(false) ? ENDED + WHOLE_LOOK : ENDED)),
                clock,
                BOUND);
        // An order that the venue took, or showed, was there: that it is denied now proves nothing.
        boolean wasThere =
                lookup instanceof Lookup.NotFound && known.get(query.order()).isPresent();
        return wasThere ? new Lookup.NotFound(false) : lookup;
    }

    /** One look; what it does not find is not certain. */
    Lookup look(OrderRef order) {
        return look(order, txid -> api.look(Method.QUERY_ORDERS, txid), ENDED);
    }

    private Lookup look(OrderRef order, Function<Form, Ruling> byTxid, int pointsToFollow) {
        if (order.isPair()) {
            return new Lookup.Unavailable("Kraken has no pairs of stop and target: none was sent.");
        }
        try {
            Mark mark = Mark.of(order);
            Optional<OrderState> sent = known.get(order);
            List<OrderState> found = sent.map(seen -> Form.of("txid", seen.venueOrderId()))
                    .map(txid -> shown(byTxid.apply(txid), mark))
                    .orElse(List.of());
            if (found.isEmpty()) {
                found = live(mark, pointsToFollow);
            }
            if (found.isEmpty()) {
                found = ended(mark);
            }
            return of(order, found);
        } catch (VenueException e) {
            return Failures.unavailable(e);
        }
    }

    /**
     * An id may be used again once its order has ended: then the one that filled most speaks, else the newest. A number is
     * unique for long, but not for ever, and others may use it: the newest of its symbol speaks.
     */
    private Lookup of(OrderRef order, List<OrderState> found) {
        Comparator<OrderState> newest = Comparator.comparing(OrderState::createdAt);
        boolean numbered = order.form() == OrderRef.Form.CARRIER;
        return found.stream()
                .filter(each -> !numbered || each.symbol().equals(order.symbol()))
                .max(
                        numbered
                                ? newest
                                : Comparator.comparing(OrderState::filled).thenComparing(newest))
                .<Lookup>map(each -> remembered(order, each))
                .orElse(new Lookup.NotFound(false));
    }

    /** By transaction id not one that has ended under an id that may be used again. */
    private Lookup remembered(OrderRef order, OrderState found) {
        if (found.status().isLive() || order.form() == OrderRef.Form.CARRIER) {
            known.put(order, found);
        }
        if (!found.filled().isZero()) {
            known.executed(order);
        }
        return new Lookup.Found(List.of(found));
    }

    private List<OrderState> shown(Ruling ruling, Mark mark) {
        boolean unheardOf = ruling instanceof Ruling.Refused refused && Errors.NO_SUCH_ORDER.contains(refused.code());
        return unheardOf ? List.of() : matching(Method.QUERY_ORDERS, ruling.orThrow(), mark);
    }

    private List<OrderState> live(Mark mark, int pointsToFollow) {
        Json result = api.begin(Method.OPEN_ORDERS, mark.form(), pointsToFollow).orThrow();
        return matching(
                Method.OPEN_ORDERS, Failures.reading(KrakenVenue.NAME, "OpenOrders", () -> result.child("open")), mark);
    }

    private List<OrderState> ended(Mark mark) {
        List<OrderState> found = new ArrayList<>();
        closed.read(mark.form(), page -> {
            requireAbout(mark, page);
            return found.addAll(matching(Method.CLOSED_ORDERS, page, mark));
        });
        return found;
    }

    /** The newest page of all orders, not those that were asked for: the order may be on a later one. */
    private static void requireAbout(Mark mark, Json page) {
        Collection<Json> orders = page.children().values();
        boolean isAbout = Failures.reading(
                KrakenVenue.NAME,
                "ClosedOrders",
                () -> orders.isEmpty() || orders.stream().anyMatch(mark.isCarried()));
        if (!isAbout) {
            throw new VenueException(
                    VenueException.Category.UNREADABLE, "Kraken's answer to ClosedOrders is about other orders.");
        }
    }

    /** One that carries the id and cannot be read makes the look-up unavailable, never the order absent. */
    private List<OrderState> matching(Method method, Json orders, Mark mark) {
        return Failures.reading(KrakenVenue.NAME, method.word(), () -> {
            List<OrderState> found = new ArrayList<>();
            for (Map.Entry<String, Json> each : orders.children().entrySet()) {
                if (mark.isIt().test(each.getValue())) {
                    found.add(Orders.state(each.getKey(), each.getValue(), catalogue));
                }
            }
            return List.copyOf(found);
        });
    }
}
