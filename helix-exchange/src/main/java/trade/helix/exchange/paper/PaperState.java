package trade.helix.exchange.paper;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Balance;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/**
 * All that a paper account is. Immutable: a change makes the next one, which counts once it is kept.
 *
 * @param origin what its ids begin with: of this account and of the moment when it was opened, so that an account that was
 *     forgotten and opened again never uses an id a second time
 * @param lastNumber of an order or an execution
 * @param totals what it has, held or not, by asset
 * @param orders all that are live, and the latest that ended, oldest first
 * @param forgottenOrNull when the latest of the orders was taken in that are no longer here; null if all are
 */
record PaperState(
        String origin,
        long lastNumber,
        Map<Asset, Quantity> totals,
        List<PaperOrder> orders,
        @Nullable Instant forgottenOrNull) {
    /** How many orders are kept after they have ended. */
    static final int ENDED_KEPT = 1_000;

    /** How many executions are kept beyond those of what ended just now. With the orders, they fit into a value. */
    static final int FILLS_KEPT = 2_000;

    PaperState {
        totals = Map.copyOf(totals);
        orders = List.copyOf(orders);
    }

    static PaperState opened(String origin, Map<Asset, Quantity> balances) {
        return new PaperState(origin, 0, balances, List.of(), null);
    }

    /** An id that is above all before it. */
    String id(long number) {
        return origin + "-" + number;
    }

    List<PaperOrder> live() {
        return orders.stream().filter(PaperOrder::isLive).toList();
    }

    List<PaperOrder> live(Symbol symbol) {
        return live().stream().filter(order -> order.symbol().equals(symbol)).toList();
    }

    Set<Symbol> liveSymbols() {
        Set<Symbol> symbols = new LinkedHashSet<>();
        live().forEach(order -> symbols.add(order.symbol()));
        return symbols;
    }

    /** The order or the legs of the pair; if an id was used again, those that it names now. */
    List<PaperOrder> named(OrderRef ref) {
        List<PaperOrder> named =
                orders.stream().filter(order -> order.isNamedBy(ref)).toList();
        return named.subList(Math.max(0, named.size() - (ref.isPair() ? 2 : 1)), named.size());
    }

    /** Executions of a symbol, in the order in which they happened. */
    List<Fill> fills(Symbol symbol) {
        Map<Long, Fill> sorted = new TreeMap<>();
        orders.stream()
                .filter(order -> order.symbol().equals(symbol))
                .flatMap(order -> order.fills().stream())
                .forEach(fill -> sorted.put(number(fill), fill));
        return List.copyOf(sorted.values());
    }

    /** The place of an execution among all. */
    static long number(Fill fill) {
        String id = fill.id().value();
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    Map<Asset, Balance> balances() {
        Map<Asset, Balance> balances = new HashMap<>();
        totals.forEach((asset, total) -> {
            Quantity held = held(asset);
            balances.put(asset, new Balance(asset, total.minus(held), held));
        });
        return balances;
    }

    Quantity free(Asset asset) {
        return total(asset).minus(held(asset));
    }

    private Quantity total(Asset asset) {
        return totals.getOrDefault(asset, Quantity.ZERO);
    }

    /** What live sales hold; the two legs of a pair hold the same. */
    private Quantity held(Asset asset) {
        Map<Object, Quantity> held = new HashMap<>();
        for (PaperOrder order : live()) {
            if (order.terms().side() == Side.SELL && order.symbol().base().equals(asset)) {
                Object holder = order.pairOrNull() == null ? order.id() : order.pairOrNull();
                held.merge(holder, order.remaining(), (one, other) -> one.isBelow(other) ? other : one);
            }
        }
        return held.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    /** With new orders, whose ids follow on the latest, or with others in place of those of their ids. */
    PaperState with(Collection<PaperOrder> changed) {
        Map<VenueOrderId, PaperOrder> all = new LinkedHashMap<>();
        orders.forEach(order -> all.put(order.id(), order));
        changed.forEach(order -> all.put(order.id(), order));
        return new PaperState(origin, lastNumber, totals, List.copyOf(all.values()), forgottenOrNull);
    }

    /** With numbers used up. */
    PaperState numbered(long last) {
        return new PaperState(origin, last, totals, orders, forgottenOrNull);
    }

    /** With the coins of executions moved. */
    PaperState booked(List<Fill> fills) {
        Map<Asset, Quantity> next = new HashMap<>(totals);
        for (Fill fill : fills) {
            boolean buys = fill.side() == Side.BUY;
            Quantity base = fill.quantity();
            Quantity quote = new Quantity(fill.notional().amount());
            add(next, buys ? fill.symbol().base() : fill.symbol().quote(), buys ? base : quote);
            take(next, buys ? fill.symbol().quote() : fill.symbol().base(), buys ? quote : base);
            Money fee = fill.fee();
            take(next, fee.asset(), new Quantity(fee.amount()));
        }
        return new PaperState(origin, lastNumber, next, orders, forgottenOrNull);
    }

    private static void add(Map<Asset, Quantity> totals, Asset asset, Quantity amount) {
        totals.merge(asset, amount, Quantity::plus);
    }

    private static void take(Map<Asset, Quantity> totals, Asset asset, Quantity amount) {
        totals.put(asset, totals.getOrDefault(asset, Quantity.ZERO).minus(amount));
    }

    /** Without those that ended first, as far as more are there than are kept; never without what ended just now. */
    PaperState pruned() {
        List<PaperOrder> ended = orders.stream()
                .filter(order -> !order.isLive())
                .sorted(Comparator.comparing(PaperOrder::endedAt))
                .toList();
        int fills = orders.stream().mapToInt(order -> order.fills().size()).sum();
        Set<VenueOrderId> dropped = new HashSet<>();
        Instant forgotten = forgottenOrNull;
        for (PaperOrder order : ended) {
            boolean tooMany = ended.size() - dropped.size() > ENDED_KEPT || fills > FILLS_KEPT;
            boolean isPast =
                    order.endedAt().isBefore(ended.get(ended.size() - 1).endedAt());
            if (!tooMany || !isPast) {
                break;
            }
            dropped.add(order.id());
            fills -= order.fills().size();
            forgotten = forgotten == null || forgotten.isBefore(order.createdAt()) ? order.createdAt() : forgotten;
        }
        List<PaperOrder> kept =
                orders.stream().filter(order -> !dropped.contains(order.id())).toList();
        return new PaperState(origin, lastNumber, totals, kept, forgotten);
    }
}
