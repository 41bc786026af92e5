package trade.helix.exchange.kraken;

import java.util.List;
import java.util.Optional;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Gone;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.UnreadableException;
import trade.helix.exchange.internal.VenueClock;
import trade.helix.exchange.internal.Words;

/**
 * Takes single orders back. Kraken answers with a count alone, so a look-up tells what had filled before; until that shows
 * the order ended, the outcome is {@code Unknown}. Every refusal but "no such order" is, too: the order may be live.
 */
final class Cancellation {
    private final PrivateApi api;
    private final Catalogue catalogue;
    private final KeyLane lane;
    private final KnownOrders known;
    private final OrderSearch search;
    private final VenueClock clock;

    Cancellation(
            PrivateApi api,
            Catalogue catalogue,
            KeyLane lane,
            KnownOrders known,
            OrderSearch search,
            VenueClock clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.lane = lane;
        this.known = known;
        this.search = search;
        this.clock = clock;
    }

    CancelResult cancel(OrderRef order) {
        if (order.isPair()) {
            return new CancelResult.Unknown("Kraken has no pairs of stop and target; nothing was sent.");
        }
        try {
            Optional<OrderState> sent = known.get(order);
            if (sent.isEmpty() && order.form() == OrderRef.Form.CARRIER) {
                return looked(order);
            }
            Ruling ruling = sent.isPresent()
                    ? send(sent.get())
                    : send(Form.of("cl_ord_id", order.clientOrderId()), order.symbol(), CancelPoints.MOST);
            return judged(ruling, order);
        } catch (VenueException e) {
            return nothingSent(String.valueOf(e.getMessage()));
        }
    }

    /** A user reference would name the stops of an entry as well, and whatever else carries it: its own id is looked up. */
    private CancelResult looked(OrderRef order) {
        Lookup lookup = search.look(order);
        return lookup.fold(
                found -> found.orders().get(0).status().isLive()
                        ? judged(send(found.orders().get(0)), order)
                        : Gone.why(lookup, "it has ended"),
                absent -> new CancelResult.AlreadyGone(),
                unavailable -> nothingSent(unavailable.cause()));
    }

    static CancelResult nothingSent(String why) {
        return new CancelResult.Unknown("Nothing was sent: " + why);
    }

    /**
     * Sends a cancel of one order, once.
     *
     * @throws VenueException if it was not sent
     */
    Ruling send(OrderState order) {
        int points = CancelPoints.of(order.createdAt(), clock.estimate());
        return send(Form.of("txid", order.venueOrderId()), order.symbol(), points);
    }

    private Ruling send(Form form, Symbol symbol, int points) {
        String pair = catalogue.known(symbol).nativeName();
        lane.orders(pair).count(points);
        Ruling ruling = api.cancel(form);
        if (ruling instanceof Ruling.Refused refused) {
            lane.refused(pair, refused);
        }
        return ruling;
    }

    private CancelResult judged(Ruling ruling, OrderRef order) {
        return ruling.fold(
                done -> taken(done.body(), order),
                refused -> refused(refused, order),
                unclear -> new CancelResult.Unknown(unclear.cause()));
    }

    private CancelResult taken(Json result, OrderRef order) {
        try {
            if (result.integer("count") == 0) {
                return Gone.why(search.look(order), "nothing was there to cancel");
            }
        } catch (UnreadableException e) {
            return new CancelResult.Unknown("Kraken's answer to the cancel cannot be read: " + Words.of(e));
        }
        return search.look(order)
                .fold(
                        found -> ended(found.orders()),
                        absent -> new CancelResult.Unknown("Kraken took the cancel and does not show the order yet."),
                        unavailable -> new CancelResult.Unknown("Kraken took the cancel: " + unavailable.cause()));
    }

    private static CancelResult ended(List<OrderState> orders) {
        if (orders.stream().anyMatch(order -> order.status().isLive())) {
            return new CancelResult.Unknown("Kraken took the cancel and still shows the order as live.");
        }
        boolean filled = orders.stream().anyMatch(order -> order.status() == OrderStatus.FILLED);
        return filled ? new CancelResult.AlreadyFilled() : new CancelResult.Cancelled(orders);
    }

    private CancelResult refused(Ruling.Refused refused, OrderRef order) {
        String words = refused.refusal().message();
        return Errors.NO_SUCH_ORDER.contains(refused.code())
                ? Gone.why(search.look(order), words)
                : new CancelResult.Unknown("Not cancelled: " + words);
    }
}
