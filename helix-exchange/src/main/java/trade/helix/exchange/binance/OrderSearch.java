package trade.helix.exchange.binance;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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
 * Looks orders up by the id that they were sent with.
 *
 * <p>"No such order" is believed for good only when no request for it can be accepted any more, that is when the venue's
 * clock is past the last possible timestamp + receive window + 10 s for the venue's own queues, and a second look-up
 * after that moment says the same.
 */
final class OrderSearch {
    private static final String LIST_PATH = "/api/v3/orderList";
    private static final Duration QUEUES = Duration.ofSeconds(10);
    private static final int WEIGHT = 4;

    private final SignedApi api;
    private final Catalogue catalogue;
    private final OpenOrders open;
    private final VenueClock clock;

    OrderSearch(SignedApi api, Catalogue catalogue, OpenOrders open, VenueClock clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.open = open;
        this.clock = clock;
    }

    Lookup find(LookupQuery query) {
        Cost cost = query.patient() ? Cost.watch(WEIGHT) : Cost.look(WEIGHT);
        return Absence.find("Binance", query, order -> look(order, cost), clock, SignedApi.RECV_WINDOW.plus(QUEUES));
    }

    /** One look; what it does not find is not certain. */
    Lookup look(OrderRef order) {
        return look(order, Cost.look(WEIGHT));
    }

    private Lookup look(OrderRef order, Cost cost) {
        if (order.number() != 0) {
            return new Lookup.Unavailable("Binance has no stops that travel with an entry.");
        }
        try {
            String nativeName = catalogue.known(order.symbol()).nativeName();
            Lookup lookup = order.isPair() ? pair(order, nativeName, cost) : single(order, nativeName, cost);
            if (lookup instanceof Lookup.Found found) {
                open.told(found.orders());
            }
            return lookup;
        } catch (VenueException e) {
            return Failures.unavailable(e);
        }
    }

    private Lookup single(OrderRef order, String nativeName, Cost cost) {
        Form form = Form.of("symbol", nativeName).and("origClientOrderId", order.clientOrderId());
        return looked(
                api.get(cost, OrderEntry.PATH, form),
                ErrorCodes.NO_SUCH_ORDERS,
                body -> new Lookup.Found(List.of(state(body, order, nativeName))));
    }

    private Lookup pair(OrderRef order, String nativeName, Cost cost) {
        Ruling list = api.get(cost, LIST_PATH, Form.of("origClientOrderId", order.clientOrderId()));
        return looked(
                list,
                ErrorCodes.NO_SUCH_LISTS,
                body -> Failures.reading("Binance", "the order list", () -> {
                    Orders.requireSame("symbol", nativeName, body.text("symbol"));
                    return new Lookup.Found(body.list("orders").stream()
                            .map(leg -> leg(leg.text("orderId"), order, nativeName, cost))
                            .toList());
                }));
    }

    /** A leg that cannot be read makes the pair unavailable, never absent. */
    private OrderState leg(String orderId, OrderRef order, String nativeName, Cost cost) {
        Form form = Form.of("symbol", nativeName).and("orderId", orderId);
        return state(api.get(cost, OrderEntry.PATH, form).orThrow(), order, nativeName);
    }

    private static OrderState state(Json body, OrderRef order, String nativeName) {
        return Failures.reading("Binance", "the look-up", () -> Orders.state(body, order.symbol(), nativeName));
    }

    private static Lookup looked(Ruling ruling, Set<String> absentCodes, Function<Json, Lookup> reader) {
        return ruling.fold(
                done -> reader.apply(done.body()),
                refused -> absentCodes.contains(refused.code())
                        ? new Lookup.NotFound(false)
                        : new Lookup.Unavailable(
                                refused.refusal().message(), refused.refusal().retryAfterOrNull()),
                unclear -> new Lookup.Unavailable(unclear.cause()));
    }
}
