package trade.helix.examples.customvenue.harbour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Harbour's requests. Amounts are decimal text, times are milliseconds.
 *
 * <p>For everybody: {@code GET /pairs}, {@code GET /book?pair=BTC-USDT&depth=5}. For members, with the headers
 * {@code Harbour-Key} and {@code Harbour-Sign}, the hex HMAC-SHA256 of {@code METHOD path?query}, a line feed and the body:
 * {@code GET /key}, {@code GET /balances}, {@code POST /orders}, {@code GET /orders}, {@code GET /orders/id},
 * {@code DELETE /orders/id}, {@code GET /deals?pair=BTC-USDT[&order=h1][&since=ms][&after=h2]}, 50 at most.
 */
final class Api {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEALS_ON_A_PAGE = 50;

    private final Book book;

    Api(Book book) {
        this.book = book;
    }

    JsonNode answer(@Nullable String key, String method, URI uri, JsonNode asked) throws Refused {
        List<String> path = List.of(uri.getPath().substring(1).split("/", 2));
        Map<String, String> query = query(uri.getRawQuery());
        String id = path.size() == 2 ? path.get(1) : "";
        String what = method + " " + path.get(0) + (id.isEmpty() ? "" : "/id");
        if (key == null) {
            return switch (what) {
                case "GET pairs" -> JSON.arrayNode().add(pair());
                case "GET book" -> levels(query);
                default -> throw new Refused("key", "Not without a key: " + what + ".");
            };
        }
        return book.with(key, member -> switch (what) {
            case "GET key" -> JSON.objectNode().put("trade", true).put("withdraw", false);
            case "GET balances" -> balances(member);
            case "POST orders" -> placed(member, asked);
            case "GET orders" ->
                all(member.orders().stream()
                        .filter(Order::isLive)
                        .map(Api::order)
                        .toList());
            case "GET orders/id" -> order(member.order(id));
            case "DELETE orders/id" -> order(member.cancel(id));
            case "GET deals" -> deals(member, query);
            default -> throw new Refused("request", "There is no " + what + ".");
        });
    }

    private static JsonNode pair() {
        return JSON.objectNode()
                .put("pair", Book.PAIR)
                .put("base", "BTC")
                .put("quote", "USDT")
                .put("tick", Book.TICK.toPlainString())
                .put("step", Book.STEP.toPlainString())
                .put("most", Book.MOST.toPlainString())
                .put("leastValue", Book.LEAST_VALUE.toPlainString())
                .put("fee", Book.FEE.toPlainString());
    }

    private JsonNode levels(Map<String, String> query) throws Refused {
        requirePair(query.get("pair"));
        ObjectNode levels = JSON.objectNode();
        synchronized (book) {
            levels.putArray("bids").add(level(book.bid()));
            levels.putArray("asks").add(level(book.ask()));
        }
        return levels;
    }

    private static JsonNode level(BigDecimal price) {
        return JSON.arrayNode().add(price.toPlainString()).add("25");
    }

    private static JsonNode balances(Member member) {
        ObjectNode balances = JSON.objectNode();
        balances.set("USDT", balance(member.usdt(), BigDecimal.ZERO));
        balances.set("BTC", balance(member.btc(), member.held()));
        return balances;
    }

    private static JsonNode balance(BigDecimal total, BigDecimal held) {
        return JSON.objectNode()
                .put("free", total.subtract(held).toPlainString())
                .put("held", held.toPlainString());
    }

    private static JsonNode placed(Member member, JsonNode asked) throws Refused {
        requirePair(asked.path("pair").asText());
        BigDecimal stop = asked.has("stop") ? new BigDecimal(asked.path("stop").asText()) : null;
        BigDecimal quantity = new BigDecimal(asked.path("quantity").asText());
        Order order = member.place(asked.path("id").asText(), asked.path("side").asText(), quantity, stop);
        ObjectNode placed = order(order);
        placed.set(
                "deals",
                all(member.deals().stream()
                        .filter(deal -> deal.order().equals(order.number()))
                        .map(Api::deal)
                        .toList()));
        return placed;
    }

    private static ObjectNode order(Order order) {
        ObjectNode json = JSON.objectNode()
                .put("number", order.number())
                .put("id", order.id())
                .put("pair", Book.PAIR)
                .put("side", order.side())
                .put("quantity", order.quantity().toPlainString())
                .put("filled", order.filled().toPlainString())
                .put("state", order.state())
                .put("at", order.at());
        BigDecimal stop = order.stop();
        return stop == null ? json : json.put("stop", stop.toPlainString());
    }

    private static JsonNode deals(Member member, Map<String, String> query) throws Refused {
        requirePair(query.get("pair"));
        List<Deal> fitting = member.deals().stream()
                .filter(deal -> query.getOrDefault("order", deal.order()).equals(deal.order()))
                .filter(deal -> deal.at() >= Long.parseLong(query.getOrDefault("since", "0")))
                .toList();
        String after = query.get("after");
        if (after != null) {
            List<String> numbers = fitting.stream().map(Deal::number).toList();
            if (!numbers.contains(after)) {
                throw new Refused("request", "There is no such deal to go on from.");
            }
            fitting = fitting.subList(numbers.indexOf(after) + 1, fitting.size());
        }
        List<Deal> page = fitting.subList(0, Math.min(fitting.size(), DEALS_ON_A_PAGE));
        ObjectNode json = JSON.objectNode().put("more", page.size() < fitting.size());
        json.set("deals", all(page.stream().map(Api::deal).toList()));
        return json;
    }

    private static ObjectNode deal(Deal deal) {
        return JSON.objectNode()
                .put("number", deal.number())
                .put("order", deal.order())
                .put("side", deal.side())
                .put("price", deal.price().toPlainString())
                .put("quantity", deal.quantity().toPlainString())
                .put("fee", deal.fee().toPlainString())
                .put("at", deal.at());
    }

    private static ArrayNode all(List<ObjectNode> nodes) {
        return JSON.arrayNode().addAll(nodes);
    }

    private static void requirePair(@Nullable String pair) throws Refused {
        if (!Book.PAIR.equals(pair)) {
            throw new Refused("pair", "The Harbour trades " + Book.PAIR + " only.");
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(part -> part.split("=", 2))
                        .collect(Collectors.toMap(
                                part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }
}
