package trade.helix.exchange.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** A paper account as a JSON text: its version first, decimals as texts, times in UTC. */
final class StateText {
    /** The form of the text; another one is not read. */
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private StateText() {}

    static String write(PaperState state) {
        ObjectNode json = JSON.createObjectNode().put("version", VERSION).put("origin", state.origin());
        json.put("lastNumber", state.lastNumber());
        put(json, "forgotten", state.forgottenOrNull());
        ObjectNode totals = json.putObject("totals");
        new TreeMap<>(state.totals()).forEach((asset, total) -> totals.put(asset.code(), total.toString()));
        ArrayNode orders = json.putArray("orders");
        state.orders().forEach(order -> write(order, orders.addObject()));
        return json.toString();
    }

    private static void write(PaperOrder order, ObjectNode json) {
        json.put("id", order.id().value())
                .put("clientOrderId", order.clientOrderId().value());
        put(json, "pair", order.pairOrNull());
        PaperOrder.Terms terms = order.terms();
        json.put("symbol", terms.symbol().toString())
                .put("side", terms.side().name())
                .put("type", terms.type().name())
                .put("quantity", terms.quantity().toString());
        put(json, "stop", terms.stopOrNull());
        put(json, "limit", terms.limitOrNull());
        json.put("status", order.status().name()).put("triggered", order.triggered());
        put(json, "createdAt", order.createdAt());
        put(json, "endedAt", order.endedAtOrNull());
        ArrayNode fills = json.putArray("fills");
        order.fills()
                .forEach(fill -> fills.addObject()
                        .put("id", fill.id().value())
                        .put("price", fill.price().toString())
                        .put("quantity", fill.quantity().toString())
                        .put("fee", new Quantity(fill.fee().amount()).toString())
                        .put("feeAsset", fill.fee().asset().code())
                        .put("at", fill.at().toString()));
    }

    private static void put(ObjectNode json, String field, @Nullable Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws VenueException {@code UNREADABLE} if it is of another version, or damaged
     */
    static PaperState read(String name, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            int version = json.path("version").asInt();
            if (version != VERSION) {
                throw new VenueException(
                        Category.UNREADABLE,
                        "The paper account " + name + " is kept in version " + version + ", and this Helix knows "
                                + VERSION + ". Use the Helix that kept it, or a newer one, or another account.");
            }
            return state(json);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new VenueException(
                    Category.UNREADABLE,
                    "What is kept of the paper account " + name + " is damaged: restore it, or use another account.",
                    e);
        }
    }

    private static PaperState state(JsonNode json) {
        Map<Asset, Quantity> totals = new HashMap<>();
        json.path("totals")
                .properties()
                .forEach(each -> totals.put(
                        Asset.of(each.getKey()), Quantity.of(each.getValue().asText())));
        List<PaperOrder> orders = new ArrayList<>();
        json.path("orders").forEach(each -> orders.add(order(each)));
        return new PaperState(
                text(json, "origin"),
                json.path("lastNumber").asLong(),
                totals,
                orders,
                orNull(json, "forgotten", Instant::parse));
    }

    private static PaperOrder order(JsonNode json) {
        PaperOrder.Terms terms = new PaperOrder.Terms(
                Symbol.of(text(json, "symbol")),
                Side.valueOf(text(json, "side")),
                OrderType.valueOf(text(json, "type")),
                Quantity.of(text(json, "quantity")),
                orNull(json, "stop", Price::of),
                orNull(json, "limit", Price::of));
        VenueOrderId id = new VenueOrderId(text(json, "id"));
        List<Fill> fills = new ArrayList<>();
        json.path("fills").forEach(each -> fills.add(fill(each, id, terms)));
        return new PaperOrder(
                id,
                new ClientOrderId(text(json, "clientOrderId")),
                orNull(json, "pair", ClientOrderId::new),
                terms,
                OrderStatus.valueOf(text(json, "status")),
                json.path("triggered").asBoolean(),
                Instant.parse(text(json, "createdAt")),
                orNull(json, "endedAt", Instant::parse),
                fills);
    }

    private static Fill fill(JsonNode json, VenueOrderId order, PaperOrder.Terms terms) {
        return Fill.builder()
                .id(new FillId(text(json, "id")))
                .venueOrderId(order)
                .symbol(terms.symbol())
                .side(terms.side())
                .price(Price.of(text(json, "price")))
                .quantity(Quantity.of(text(json, "quantity")))
                .fee(Money.of(text(json, "fee"), text(json, "feeAsset")))
                .at(Instant.parse(text(json, "at")))
                .build();
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("Field " + field + " is missing.");
        }
        return json.path(field).asText();
    }

    private static <T> @Nullable T orNull(JsonNode json, String field, Function<String, T> reader) {
        return json.has(field) ? reader.apply(text(json, field)) : null;
    }
}
