package trade.helix.exchange.kraken;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;

/**
 * Reads the executions of an order by way of the order, which names them.
 *
 * <p>The stops of an entry mostly trigger together, and whoever asks for one asks for all. One call of each kind names up to
 * 50 orders and up to 20 executions (Kraken's documents of {@code QueryOrders} and {@code QueryTrades}), so those of the
 * others that have ended come along where there is room, and are told from here. Thread-safe.
 */
final class OrderFills {
    /** What the limit must have room for, lest a look at an order use up what its executions need, time and again. */
    static final int COST = Method.QUERY_ORDERS.cost() + Method.QUERY_TRADES.cost();

    private static final int MOST_ORDERS = 50;
    private static final int MOST_TRADES = 20;
    private static final Set<String> ENDED = Set.of("closed", "canceled", "expired");

    private final PrivateApi api;
    private final Executions executions;
    private final KnownOrders known;
    /** Of orders that have ended, complete: they change no more. */
    private final Map<VenueOrderId, List<Fill>> complete = KnownOrders.recent();

    OrderFills(PrivateApi api, Executions executions, KnownOrders known) {
        this.api = api;
        this.executions = executions;
        this.known = known;
    }

    Page<Fill> page(VenueOrderId order, Symbol symbol, long from) {
        List<Fill> told = told(order);
        if (from == 0 && !told.isEmpty()) {
            return new Page<>(told, null);
        }
        Json orders = orders(order);
        List<String> ids = trades(orders, order);
        int start = (int) Math.min(from, ids.size());
        int end = Math.min(start + MOST_TRADES, ids.size());
        if (start == end) {
            return new Page<>(List.of(), null);
        }
        Map<VenueOrderId, List<String>> asked = alongWith(order, ids.subList(start, end), orders);
        Map<VenueOrderId, List<Fill>> fills = read(asked, symbol);
        fills.forEach((each, all) -> keepIfComplete(each, all, orders));
        return new Page<>(fills.getOrDefault(order, List.of()), end < ids.size() ? Integer.toString(end) : null);
    }

    private List<Fill> told(VenueOrderId order) {
        synchronized (complete) {
            return complete.getOrDefault(order, List.of());
        }
    }

    /** The order and its companions, or it alone. */
    private Json orders(VenueOrderId order) {
        Stream<VenueOrderId> companions = known.companions(order).stream()
                .filter(each -> !each.filled().isZero())
                .map(OrderState::venueOrderId)
                .filter(each -> !each.equals(order) && told(each).isEmpty());
        String txids = Stream.concat(Stream.of(order), companions)
                .limit(MOST_ORDERS)
                .map(VenueOrderId::value)
                .collect(Collectors.joining(","));
        Ruling answer = begin(txids);
        boolean isDenied = answer instanceof Ruling.Refused refused && Errors.NO_SUCH_ORDER.contains(refused.code());
        // One that the venue denies costs the others their answer.
        return (isDenied && !txids.equals(order.value()) ? begin(order.value()) : answer).orThrow();
    }

    private Ruling begin(String txids) {
        Form form = Form.of("txid", txids).and("trades", "true");
        return api.begin(Method.QUERY_ORDERS, form, Method.QUERY_TRADES.cost());
    }

    private static List<String> trades(Json orders, VenueOrderId order) {
        return Failures.reading(KrakenVenue.NAME, "QueryOrders", () -> {
            Json found = orders.child(order.value());
            return found.has("trades")
                    ? found.texts("trades").stream().distinct().toList()
                    : List.<String>of();
        });
    }

    /** What is asked for, and of the other orders those whose executions all fit beside it. */
    private static Map<VenueOrderId, List<String>> alongWith(VenueOrderId order, List<String> ids, Json orders) {
        Map<VenueOrderId, List<String>> all = new LinkedHashMap<>();
        all.put(order, ids);
        int room = MOST_TRADES - ids.size();
        for (String txid : orders.children().keySet()) {
            VenueOrderId other = new VenueOrderId(txid);
            List<String> more = trades(orders, other);
            if (!other.equals(order) && more.size() <= room) {
                all.put(other, more);
                room -= more.size();
            }
        }
        return all;
    }

    private Map<VenueOrderId, List<Fill>> read(Map<VenueOrderId, List<String>> asked, Symbol symbol) {
        List<String> ids = asked.values().stream().flatMap(List::stream).toList();
        Ruling answer = api.look(Method.QUERY_TRADES, Form.of("txid", String.join(",", ids)));
        List<Fill> fills = executions.of(symbol, answer.orThrow(), Method.QUERY_TRADES);
        Map<VenueOrderId, List<Fill>> read = new LinkedHashMap<>();
        asked.forEach((order, wanted) -> read.put(order, of(order, wanted, fills)));
        return read;
    }

    /** A page that lacks one must not pass for whole: nobody would ask for it again. */
    private static List<Fill> of(VenueOrderId order, List<String> ids, List<Fill> fills) {
        List<Fill> its = fills.stream()
                .filter(fill -> ids.contains(fill.id().value()))
                .filter(fill -> fill.venueOrderId().equals(order))
                .toList();
        if (its.size() != ids.size()) {
            throw new VenueException(
                    Category.UNREADABLE, "Kraken's answer to QueryTrades lacks executions that the order names.");
        }
        return its;
    }

    private void keepIfComplete(VenueOrderId order, List<Fill> fills, Json orders) {
        boolean isComplete = Failures.reading(KrakenVenue.NAME, "QueryOrders", () -> {
            Json json = orders.child(order.value());
            Quantity sum = fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
            return ENDED.contains(json.text("status")) && sum.equals(json.quantity("vol_exec"));
        });
        if (isComplete) {
            synchronized (complete) {
                complete.put(order, fills);
            }
        }
    }
}
