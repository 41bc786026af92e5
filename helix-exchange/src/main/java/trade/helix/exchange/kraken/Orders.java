package trade.helix.exchange.kraken;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.UnreadableException;

/** Reads orders and fills. What is unknown or missing fails with {@link IllegalArgumentException}; nothing is guessed. */
final class Orders {
    private static final Map<String, Side> SIDES = Map.of("buy", Side.BUY, "sell", Side.SELL);

    private static final Map<String, OrderType> TYPES = Map.ofEntries(
            entry("market", OrderType.MARKET),
            entry("limit", OrderType.LIMIT),
            entry("stop-loss", OrderType.STOP_LOSS),
            entry("stop-loss-limit", OrderType.STOP_LOSS_LIMIT),
            entry("take-profit", OrderType.TAKE_PROFIT),
            entry("take-profit-limit", OrderType.TAKE_PROFIT_LIMIT));

    private static final Set<OrderType> TRIGGERED =
            Set.of(OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT, OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT);

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private Orders() {}

    /** An order as {@code OpenOrders}, {@code ClosedOrders} and {@code QueryOrders} show it, under its transaction id. */
    static OrderState state(String txid, Json json, Catalogue catalogue) {
        Json description = json.child("descr");
        OrderType type = TYPES.getOrDefault(description.text("ordertype"), OrderType.OTHER);
        if (json.has("oflags") && json.text("oflags").contains("viqc")) {
            throw new UnreadableException("the volume is in the quote asset");
        }
        Quantity quantity = json.quantity("vol");
        Quantity filled = json.quantity("vol_exec");
        var builder = OrderState.builder()
                .symbol(symbol(description, catalogue))
                .side(known(description, "type", SIDES))
                .type(type)
                .status(status(json.text("status"), quantity, filled))
                .quantity(quantity)
                .filled(filled)
                .venueOrderId(new VenueOrderId(txid))
                .createdAt(time(json, "opentm"));
        if (json.has("closetm")) {
            builder.endedAt(time(json, "closetm"));
        }
        if (json.has("cl_ord_id")) {
            builder.clientOrderId(json.read("cl_ord_id", ClientOrderId::new));
        }
        if (TRIGGERED.contains(type)) {
            builder.stopPrice(description.price("price"));
        }
        return builder.build();
    }

    /** A closed order that filled in part ended by the venue's rules. */
    private static OrderStatus status(String word, Quantity quantity, Quantity filled) {
        boolean whole = !quantity.isZero() && !filled.isBelow(quantity);
        return switch (word) {
            case "pending", "open" -> filled.isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
            case "closed" -> whole ? OrderStatus.FILLED : OrderStatus.EXPIRED;
            case "canceled" -> whole ? OrderStatus.FILLED : OrderStatus.CANCELED;
            case "expired" -> whole ? OrderStatus.FILLED : OrderStatus.EXPIRED;
            default -> throw new UnreadableException("field status has a value that is not known");
        };
    }

    /** An execution; Kraken reckons its fee in the quote asset. */
    static Fill fill(String id, Json json, Symbol symbol) {
        return Fill.builder()
                .id(new FillId(id))
                .venueOrderId(json.read("ordertxid", VenueOrderId::new))
                .symbol(symbol)
                .side(side(json, "type"))
                .price(json.price("price"))
                .quantity(json.quantity("vol"))
                .fee(new Money(json.quantity("fee").value(), symbol.quote()))
                .at(time(json, "time"))
                .build();
    }

    /** The symbol of an order or execution, under whichever of its names the venue writes it. */
    static Symbol symbol(Json json, Catalogue catalogue) {
        return catalogue
                .symbol(json.text("pair"))
                .orElseThrow(() -> new UnreadableException("field pair names no pair that Helix can trade"));
    }

    static Side side(Json json, String field) {
        return known(json, field, SIDES);
    }

    static @Nullable String clientOrderIdOrNull(Json json) {
        return json.has("cl_ord_id") ? json.text("cl_ord_id") : null;
    }

    /** The transaction id of the order whose execution placed this one. */
    static @Nullable String parentOrNull(Json json) {
        return json.has("refid") ? json.text("refid") : null;
    }

    /** A moment in seconds since 1970, with a fraction. */
    static Instant time(Json json, String field) {
        return json.read(field, text -> {
            BigDecimal seconds = Quantity.of(text).value();
            if (seconds.compareTo(LAST_SECOND) >= 0) {
                throw new UnreadableException("field " + field + " is no moment");
            }
            long whole = seconds.longValue();
            BigDecimal fraction = seconds.subtract(BigDecimal.valueOf(whole));
            return Instant.ofEpochSecond(whole, fraction.movePointRight(9).longValue());
        });
    }

    private static <T> T known(Json json, String field, Map<String, T> words) {
        T value = words.get(json.text(field));
        if (value == null) {
            throw new UnreadableException("field " + field + " has a value that is not known");
        }
        return value;
    }
}
