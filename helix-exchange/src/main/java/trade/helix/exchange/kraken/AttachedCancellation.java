package trade.helix.exchange.kraken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;

/**
 * Takes back every live stop of an entry, one cancel each by its own id, then reads what became of them. It ends at the
 * first cancel whose outcome is not known: what then is left in place goes on protecting.
 */
final class AttachedCancellation {
    /** The most ids that one look-up names. */
    private static final int PAGE = 20;

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final AttachedStops stops;
    private final Cancellation single;

    AttachedCancellation(PrivateApi api, Catalogue catalogue, AttachedStops stops, Cancellation single) {
        this.api = api;
        this.catalogue = catalogue;
        this.stops = stops;
        this.single = single;
    }

    CancelResult cancel(OrderRef attached) {
        try {
            return stops.entry(attached)
                    .fold(
                            found -> cancel(found.orders().get(0)),
                            absent -> new CancelResult.Unknown(
                                    "Kraken does not show the entry, so far: it and its stops may show yet."),
                            unavailable -> Cancellation.nothingSent(unavailable.cause()));
        } catch (VenueException e) {
            return new CancelResult.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private CancelResult cancel(OrderState entry) {
        List<OrderState> before = stops.of(entry);
        List<OrderState> live =
                before.stream().filter(stop -> stop.status().isLive()).toList();
        for (OrderState stop : live) {
            Ruling ruling = single.send(stop);
            if (!isSettled(ruling)) {
                return new CancelResult.Unknown(words(ruling));
            }
        }
        if (entry.status().isLive()) {
            return new CancelResult.Unknown("The entry may still execute, and place more stops.");
        }
        List<OrderState> after = Stream.concat(
                        before.stream().filter(stop -> !live.contains(stop)), read(live).stream())
                .toList();
        return judged(entry, after, live.isEmpty());
    }

    /** A stop that the venue no longer has live has filled, or was cancelled: the read that follows tells. */
    private static boolean isSettled(Ruling ruling) {
        return ruling instanceof Ruling.Done
                || (ruling instanceof Ruling.Refused refused && Errors.NO_SUCH_ORDER.contains(refused.code()));
    }

    private static String words(Ruling ruling) {
        return ruling.fold(
                done -> "", refused -> "Not cancelled: " + refused.refusal().message(), unclear -> unclear.cause());
    }

    private static CancelResult judged(OrderState entry, List<OrderState> after, boolean noneWasLive) {
        if (AttachedStops.quantity(after).isBelow(entry.filled())) {
            return new CancelResult.Unknown("Kraken does not show a stop for all that the entry bought, so far.");
        }
        if (after.stream().anyMatch(stop -> stop.status().isLive())) {
            return new CancelResult.Unknown("Kraken took the cancels and still shows a stop as live.");
        }
        if (!after.isEmpty() && after.stream().allMatch(stop -> stop.status() == OrderStatus.FILLED)) {
            return new CancelResult.AlreadyFilled();
        }
        return noneWasLive ? new CancelResult.AlreadyGone() : new CancelResult.Cancelled(after);
    }

    private List<OrderState> read(List<OrderState> asked) {
        List<OrderState> now = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += PAGE) {
            String txids = asked.subList(from, Math.min(from + PAGE, asked.size())).stream()
                    .map(stop -> stop.venueOrderId().value())
                    .collect(Collectors.joining(","));
            Json found = api.look(Method.QUERY_ORDERS, Form.of("txid", txids)).orThrow();
            now.addAll(Failures.reading(KrakenVenue.NAME, "QueryOrders", () -> states(found)));
        }
        if (now.size() != asked.size()) {
            throw new VenueException(
                    VenueException.Category.UNREADABLE, "Kraken took the cancels and does not show every stop.");
        }
        return now;
    }

    private List<OrderState> states(Json found) {
        return found.children().entrySet().stream()
                .map(each -> Orders.state(each.getKey(), each.getValue(), catalogue))
                .toList();
    }
}
