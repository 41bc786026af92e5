package trade.helix.examples.customvenue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import trade.helix.api.account.Balance;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** The Harbour's JSON and Helix's types. What is missing or makes no sense is an IllegalArgumentException, never a default. */
final class Shapes {
    private Shapes() {}

    static JsonNode order(OrderRequest order) {
        return order(order.symbol(), order.clientOrderId(), order.side(), order.quantity());
    }

    static JsonNode stop(ProtectionRequest stop) {
        return order(stop.symbol(), stop.clientOrderId(), Side.SELL, stop.quantity())
                .put("stop", stop.stop().toString());
    }

    private static ObjectNode order(Symbol symbol, ClientOrderId id, Side side, Quantity quantity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pair", pair(symbol))
                .put("id", id.value())
                .put("side", side.name().toLowerCase(Locale.ROOT))
                .put("quantity", quantity.toString());
    }

    /** The venue's own spelling. */
    static String pair(Symbol symbol) {
        return symbol.base() + "-" + symbol.quote();
    }

    static Instrument instrument(JsonNode json) {
        Symbol symbol = Symbol.of(text(json, "base") + "/" + text(json, "quote"));
        Quantity step = Quantity.of(text(json, "step"));
        return Instrument.builder()
                .symbol(symbol)
                .nativeName(text(json, "pair"))
                .priceTick(Price.of(text(json, "tick")))
                .quantityStep(step)
                .minQuantity(step)
                .maxQuantity(Quantity.of(text(json, "most")))
                .minNotional(Money.of(text(json, "leastValue"), symbol.quote().code()))
                .takerFee(Ratio.ofFraction(text(json, "fee")))
                .orderTypes(Set.of(OrderType.MARKET, OrderType.STOP_LOSS))
                .build();
    }

    static List<OrderBook.Level> levels(JsonNode levels) {
        return all(
                levels,
                level -> new OrderBook.Level(
                        Price.of(level.path(0).asText()),
                        Quantity.of(level.path(1).asText())));
    }

    static Balance balance(String code, JsonNode json) {
        return new Balance(Asset.of(code), Quantity.of(text(json, "free")), Quantity.of(text(json, "held")));
    }

    static OrderState state(JsonNode json) {
        boolean waits = json.has("stop");
        OrderState.Builder state = OrderState.builder()
                .symbol(Symbol.of(text(json, "pair").replace('-', '/')))
                .side(side(json))
                .type(waits ? OrderType.STOP_LOSS : OrderType.MARKET)
                .status(status(text(json, "state")))
                .quantity(Quantity.of(text(json, "quantity")))
                .filled(Quantity.of(text(json, "filled")))
                .venueOrderId(new VenueOrderId(text(json, "number")))
                .clientOrderId(new ClientOrderId(text(json, "id")))
                .createdAt(at(json));
        return waits ? state.stopPrice(Price.of(text(json, "stop"))).build() : state.build();
    }

    /** The order that was asked about, or an answer that cannot be used. */
    static OrderState state(JsonNode json, ClientOrderId asked) {
        OrderState state = state(json);
        if (!state.clientOrderId().orElseThrow().equals(asked)) {
            throw new IllegalArgumentException("it is about another order than " + asked);
        }
        return state;
    }

    private static OrderStatus status(String state) {
        return switch (state) {
            case "live" -> OrderStatus.NEW;
            case "filled" -> OrderStatus.FILLED;
            case "cancelled" -> OrderStatus.CANCELED;
            default -> throw new IllegalArgumentException("an order cannot be " + state);
        };
    }

    static Fill fill(JsonNode json, Symbol symbol) {
        return Fill.builder()
                .id(new FillId(text(json, "number")))
                .venueOrderId(new VenueOrderId(text(json, "order")))
                .symbol(symbol)
                .side(side(json))
                .price(Price.of(text(json, "price")))
                .quantity(Quantity.of(text(json, "quantity")))
                .fee(Money.of(text(json, "fee"), symbol.quote().code()))
                .at(at(json))
                .build();
    }

    private static Side side(JsonNode json) {
        return Side.valueOf(text(json, "side").toUpperCase(Locale.ROOT));
    }

    private static Instant at(JsonNode json) {
        if (!json.path("at").isIntegralNumber()) {
            throw new IllegalArgumentException("no time");
        }
        return Instant.ofEpochMilli(json.path("at").longValue());
    }

    static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("no list where one belongs");
        }
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(reader.apply(each)));
        return all;
    }

    static void requireObject(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("no object where one belongs");
        }
    }

    static boolean flag(JsonNode json, String field) {
        if (!json.path(field).isBoolean()) {
            throw new IllegalArgumentException("no " + field);
        }
        return json.path(field).booleanValue();
    }

    static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("no " + field);
        }
        return json.path(field).textValue();
    }
}
