package trade.helix.exchange.binance;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.OrderUpdate;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.UnreadableException;

/** Reads orders and fills. What is unknown or missing fails with {@link IllegalArgumentException}; nothing is guessed. */
final class Orders {
    private static final Map<String, Side> SIDES = Map.of("BUY", Side.BUY, "SELL", Side.SELL);

    private static final Map<String, OrderStatus> STATUSES = Map.ofEntries(
            entry("NEW", OrderStatus.NEW),
            entry("PENDING_NEW", OrderStatus.NEW),
            entry("PARTIALLY_FILLED", OrderStatus.PARTIALLY_FILLED),
            entry("FILLED", OrderStatus.FILLED),
            entry("CANCELED", OrderStatus.CANCELED),
            entry("REJECTED", OrderStatus.REJECTED),
            entry("EXPIRED", OrderStatus.EXPIRED),
            // Its counterpart was the same account: the venue ended it.
            entry("EXPIRED_IN_MATCH", OrderStatus.EXPIRED));

    private Orders() {}

    /**
     * An order in the answer to a new order, a cancel or a query. The answer to a cancel does not tell when the order was
     * taken in: there {@code createdAt} is when it was cancelled.
     */
    static OrderState state(Json json, Symbol symbol) {
        OrderType type = Rules.type(json.text("type"));
        OrderStatus status = status(json, type);
        var builder = OrderState.builder()
                .symbol(symbol)
                .side(known(json, "side", SIDES))
                .type(type)
                .status(status)
                .quantity(json.quantity("origQty"))
                .filled(json.quantity("executedQty"))
                .venueOrderId(new VenueOrderId(id(json, "orderId")))
                .clientOrderId(clientOrderId(json))
                .createdAt(json.time(json.has("time") ? "time" : "transactTime"));
        String last = json.has("updateTime") ? "updateTime" : "transactTime";
        if (!status.isLive() && json.has(last)) {
            builder.endedAt(json.time(last));
        }
        var stop = json.priceOrNull("stopPrice");
        return stop == null ? builder.build() : builder.stopPrice(stop).build();
    }

    /** A stop works in the book from its trigger on; only the answer to a query says whether an order does. */
    private static OrderStatus status(Json json, OrderType type) {
        return status(known(json, "status", STATUSES), type, json.has("isWorking") && json.flag("isWorking"));
    }

    private static OrderStatus status(OrderStatus told, OrderType type, boolean isWorking) {
        boolean triggered = type == OrderType.STOP_LOSS_LIMIT && isWorking;
        return told == OrderStatus.NEW && triggered ? OrderStatus.TRIGGERED : told;
    }

    /** An execution report of the account's stream, of whatever kind. */
    static OrderUpdate update(Json report, Symbol symbol) {
        OrderStatus status = status(known(report, "X", STATUSES), Rules.type(report.text("o")), report.flag("w"));
        var builder = OrderUpdate.builder()
                .symbol(symbol)
                .venueOrderId(new VenueOrderId(id(report, "i")))
                .clientOrderId(report.read(isCancel(report) ? "C" : "c", ClientOrderId::new))
                .status(status)
                .filled(report.quantity("z"))
                .at(report.time("T"));
        return report.text("x").equals("TRADE")
                ? builder.fill(execution(report, symbol)).build()
                : builder.build();
    }

    /** A cancel has an id of its own there too. */
    private static boolean isCancel(Json report) {
        return report.text("x").equals("CANCELED") && !report.text("C").isEmpty();
    }

    private static Fill execution(Json report, Symbol symbol) {
        // What costs nothing has no asset.
        Asset feeAsset = report.has("N") ? report.read("N", Asset::of) : symbol.quote();
        return Fill.builder()
                .id(new FillId(id(report, "t")))
                .venueOrderId(new VenueOrderId(id(report, "i")))
                .symbol(symbol)
                .side(known(report, "S", SIDES))
                .price(report.price("L"))
                .quantity(report.quantity("l"))
                .fee(new Money(report.quantity("n").value(), feeAsset))
                .at(report.time("T"))
                .build();
    }

    /** An answer that is about one symbol, as its native name says. */
    static OrderState state(Json json, Symbol symbol, String nativeName) {
        requireSame("symbol", nativeName, json.text("symbol"));
        return state(json, symbol);
    }

    /** Each order of the answer to an order list, or the one order of any other answer. */
    static List<OrderState> states(Json json, Symbol symbol, String nativeName) {
        if (!json.has("orderReports")) {
            return List.of(state(json, symbol, nativeName));
        }
        return json.list("orderReports").stream()
                .map(report -> state(report, symbol, nativeName))
                .toList();
    }

    /** The fills in the answer to a new order; they happened when the order was taken in. */
    static List<Fill> fills(Json json, OrderState order) {
        List<Fill> fills = new ArrayList<>();
        for (Json part : json.has("fills") ? json.list("fills") : List.<Json>of()) {
            fills.add(fill(part, order.symbol(), "tradeId", order.createdAt())
                    .side(order.side())
                    .venueOrderId(order.venueOrderId())
                    .build());
        }
        return fills;
    }

    /** A fill in the trade history. */
    static Fill trade(Json json, Symbol symbol) {
        return fill(json, symbol, "id", json.time("time"))
                .side(json.flag("isBuyer") ? Side.BUY : Side.SELL)
                .venueOrderId(new VenueOrderId(id(json, "orderId")))
                .build();
    }

    static void requireSame(String what, String asked, String answered) {
        if (!asked.equals(answered)) {
            throw new UnreadableException("the answer is about another " + what);
        }
    }

    private static Fill.Builder fill(Json json, Symbol symbol, String id, Instant at) {
        Asset feeAsset = json.read("commissionAsset", Asset::of);
        return Fill.builder()
                .id(new FillId(id(json, id)))
                .symbol(symbol)
                .price(json.price("price"))
                .quantity(json.quantity("qty"))
                .fee(new Money(json.quantity("commission").value(), feeAsset))
                .at(at);
    }

    /** The venue's ids are whole numbers. */
    private static String id(Json json, String field) {
        return Long.toString(json.integer(field));
    }

    /** A cancel has an id of its own; the order's is then under another name. */
    private static ClientOrderId clientOrderId(Json json) {
        return json.read(json.has("origClientOrderId") ? "origClientOrderId" : "clientOrderId", ClientOrderId::new);
    }

    private static <T> T known(Json json, String field, Map<String, T> words) {
        T value = words.get(json.text(field));
        if (value == null) {
            throw new UnreadableException("field " + field + " has a value that is not known");
        }
        return value;
    }
}
