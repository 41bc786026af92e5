package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.exceptions.ExchangeException;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Words;

/**
 * Looks for an order: by the venue's id where that is known, else by the reference that it was sent with, among the open orders
 * and among those that have executions. An absence is never certain: a module may not show references, or leave orders out.
 */
final class OrderSearch {
    /** How long before it is known to have been sent an order may have got its executions: clocks differ. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final KeyLane lane;
    private final Markets markets;
    private final KnownOrders known;
    private final Reference reference;
    private final Troubles troubles;
    private final InstantSource clock;
    /** Orders that were asked for and carry another reference: that does not change. */
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    OrderSearch(
            KeyLane lane,
            Markets markets,
            KnownOrders known,
            Reference reference,
            Troubles troubles,
            InstantSource clock) {
        this.lane = lane;
        this.markets = markets;
        this.known = known;
        this.reference = reference;
        this.troubles = troubles;
        this.clock = clock;
    }

    Lookup find(LookupQuery query) {
        OrderRef ref = query.order();
        if (ref.form() != OrderRef.Form.SINGLE) {
            return new Lookup.NotFound(false); // None was ever sent.
        }
        try {
            Optional<KnownOrder> order = known(query);
            return order.isEmpty() ? new Lookup.NotFound(false) : new Lookup.Found(List.of(state(ref, order.get())));
        } catch (VenueException e) {
            return Failures.unavailable(e);
        } catch (IllegalArgumentException e) {
            return new Lookup.Unavailable("The venue's answer cannot be read: " + Words.of(e));
        } catch (IOException | RuntimeException e) {
            return Failures.unavailable(troubles.failure("Looking for an order", e));
        }
    }

    /**
     * The venue's id of an order, and what else is known of it.
     *
     * @throws VenueException if something that is needed cannot be read
     */
    Optional<KnownOrder> known(LookupQuery query) throws IOException {
        OrderRef ref = query.order();
        Optional<KnownOrder> kept = known.get(ref);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<KnownOrder> found = search(query).map(order -> OrderStates.known(order, clock.instant()));
        found.ifPresent(order -> known.put(ref, order));
        return found;
    }

    private OrderState state(OrderRef ref, KnownOrder order) throws IOException {
        CurrencyPair pair = markets.pair(ref.symbol());
        Order told;
        try {
            told = ask(pair, order);
        } catch (VenueException | ExchangeException e) {
            throw e;
        } catch (RuntimeException e) {
            // Not the venue's no: the module stumbles over an answer of this kind. What was executed proves as much.
            return filled(ref, order, pair).orElseThrow(() -> e);
        }
        return OrderStates.read(ref, order, told);
    }

    /** The order as filled, if its executions make up all of it; else nothing can be said. */
    private Optional<OrderState> filled(OrderRef ref, KnownOrder order, CurrencyPair pair) throws IOException {
        Quantity sum = History.read(lane, pair, order.at().minus(BEFORE)).stream()
                .filter(trade -> order.id().value().equals(trade.getOrderId()))
                .map(trade -> new Quantity(trade.getOriginalAmount()))
                .reduce(Quantity.ZERO, Quantity::plus);
        return sum.equals(order.quantity())
                ? Optional.of(
                        order.state(ref).filled(sum).status(OrderStatus.FILLED).build())
                : Optional.empty();
    }

    private Order ask(CurrencyPair pair, KnownOrder order) throws IOException {
        String id = order.id().value();
        return lane.call(exchange -> Reads.order(exchange, pair, id))
                .orElseThrow(() -> new IllegalArgumentException("it says nothing of order " + id));
    }

    private Optional<Order> search(LookupQuery query) throws IOException {
        CurrencyPair pair = markets.pair(query.order().symbol());
        Optional<Order> open = lane.call(exchange -> Reads.open(exchange, pair)).stream()
                .filter(order -> reference.isOf(query.order().clientOrderId(), order))
                .findFirst();
        return open.isPresent() ? open : executed(query, pair);
    }

    private Optional<Order> executed(LookupQuery query, CurrencyPair pair) throws IOException {
        Instant since = query.sentBefore().minus(BEFORE);
        Set<String> ids = new LinkedHashSet<>();
        for (UserTrade trade : History.read(lane, pair, since)) {
            if (trade.getOrderId() != null) {
                ids.add(trade.getOrderId());
            }
        }
        for (String id : ids) {
            Optional<Order> order = others.contains(id + query.order())
                    ? Optional.empty()
                    : lane.call(exchange -> Reads.order(exchange, pair, id));
            if (order.isPresent() && reference.isOf(query.order().clientOrderId(), order.get())) {
                return order;
            }
            others.add(id + query.order());
        }
        return Optional.empty();
    }
}
