package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import trade.helix.simulator.market.Level;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.wire.Endpoint;

/** What anyone may read: time, rules, prices and the book. */
final class MarketDataEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> CHOICE = Set.of("symbol", "symbols", "symbolStatus");
    private static final int USUAL_DEPTH = 100;
    private static final int DEEPEST = 5000;

    private final Symbols symbols;
    private final InstantSource clock;

    MarketDataEndpoints(Symbols symbols, InstantSource clock) {
        this.symbols = symbols;
        this.clock = clock;
    }

    List<Route> routes() {
        Set<String> rules = Set.of("symbol", "symbols", "permissions", "showPermissionSets", "symbolStatus");
        Set<String> tickers = Set.of("symbol", "symbols", "symbolStatus", "type");
        return List.of(
                Route.open("/api/v3/ping", Endpoint.OTHER, all -> 1, Set.of(), call -> JSON.objectNode()),
                Route.open("/api/v3/time", Endpoint.TIME, all -> 1, Set.of(), this::time),
                Route.open("/api/v3/exchangeInfo", Endpoint.OTHER, all -> 20, rules, this::rules),
                Route.open(
                        "/api/v3/depth",
                        Endpoint.OTHER,
                        MarketDataEndpoints::depthWeight,
                        Set.of("symbol", "limit", "symbolStatus"),
                        this::depth),
                Route.open("/api/v3/avgPrice", Endpoint.OTHER, all -> 2, Set.of("symbol"), this::average),
                Route.open("/api/v3/ticker/price", Endpoint.OTHER, weight(2, 4), CHOICE, this::prices),
                Route.open("/api/v3/ticker/bookTicker", Endpoint.OTHER, weight(2, 4), CHOICE, this::bookTickers),
                Route.open("/api/v3/ticker/24hr", Endpoint.OTHER, weight(2, 80), tickers, this::days));
    }

    private static ToIntFunction<Parameters> weight(int one, int all) {
        return parameters -> parameters.has("symbol") ? one : all;
    }

    private static int depthWeight(Parameters parameters) {
        int limit = parameters.limit(USUAL_DEPTH, DEEPEST);
        if (limit <= 100) {
            return 5;
        }
        return limit <= 500 ? 25 : limit <= 1000 ? 50 : 250;
    }

    private JsonNode time(Call call) {
        return JSON.objectNode().put("serverTime", call.times().of(clock.instant()));
    }

    private JsonNode rules(Call call) {
        ObjectNode json = JSON.objectNode();
        json.put("timezone", "UTC");
        json.put("serverTime", call.times().of(clock.instant()));
        json.set("rateLimits", ExchangeInfoJson.rateLimits());
        json.putArray("exchangeFilters");
        ArrayNode array = json.putArray("symbols");
        if (call.parameters().text("permissions").orElse("SPOT").contains("SPOT")) {
            boolean sets =
                    !call.parameters().text("showPermissionSets").orElse("true").equals("false");
            symbols.chosen(call.parameters()).forEach(listing -> array.add(ExchangeInfoJson.symbol(listing, sets)));
        }
        return json;
    }

    private JsonNode depth(Call call) {
        Listing listing = symbols.required(call.parameters());
        int limit = call.parameters().limit(USUAL_DEPTH, DEEPEST);
        ObjectNode json = JSON.objectNode();
        json.put("lastUpdateId", listing.updates());
        json.set("bids", levels(listing.book().bids(), limit));
        json.set("asks", levels(listing.book().asks(), limit));
        return json;
    }

    static ArrayNode levels(List<Level> levels, int limit) {
        ArrayNode json = JSON.arrayNode();
        levels.stream()
                .limit(limit)
                .forEach(level ->
                        json.addArray().add(OrderJson.amount(level.price())).add(OrderJson.amount(level.quantity())));
        return json;
    }

    private JsonNode average(Call call) {
        Listing listing = symbols.required(call.parameters());
        return JSON.objectNode()
                .put("mins", 5)
                .put("price", OrderJson.amount(listing.last()))
                .put("closeTime", call.times().of(clock.instant()));
    }

    private JsonNode prices(Call call) {
        return oneOrAll(
                call,
                listing -> JSON.objectNode()
                        .put("symbol", Symbols.name(listing))
                        .put("price", OrderJson.amount(listing.last())));
    }

    private JsonNode bookTickers(Call call) {
        return oneOrAll(call, listing -> {
            ObjectNode json = JSON.objectNode().put("symbol", Symbols.name(listing));
            TickerJson.best(json, listing.book());
            return json;
        });
    }

    private JsonNode days(Call call) {
        boolean mini = call.parameters()
                .text("type")
                .map(type -> switch (type) {
                    case "FULL" -> false;
                    case "MINI" -> true;
                    default -> throw BinanceException.of(-1139, "Invalid ticker type.");
                })
                .orElse(false);
        Instant now = clock.instant();
        return oneOrAll(call, listing -> TickerJson.day(listing, mini, now, call.times()));
    }

    private JsonNode oneOrAll(Call call, Function<Listing, ObjectNode> render) {
        List<Listing> chosen = symbols.chosen(call.parameters());
        if (call.parameters().has("symbol")) {
            return render.apply(chosen.get(0));
        }
        ArrayNode json = JSON.arrayNode();
        chosen.forEach(listing -> json.add(render.apply(listing)));
        return json;
    }
}
