package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trade.helix.simulator.market.Candle;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Interval;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.wire.Endpoint;

/** What anyone may read of the past: candles and trades. Only accounts of this simulator trade here. */
final class PastEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int USUAL = 500;
    private static final int MOST = 1000;

    private final Symbols symbols;
    private final InstantSource clock;

    PastEndpoints(Symbols symbols, InstantSource clock) {
        this.symbols = symbols;
        this.clock = clock;
    }

    List<Route> routes() {
        Set<String> candles = Set.of("symbol", "interval", "startTime", "endTime", "timeZone", "limit");
        Set<String> aggregate = Set.of("symbol", "fromId", "startTime", "endTime", "limit");
        return List.of(
                Route.open("/api/v3/klines", Endpoint.OTHER, all -> 2, candles, this::candles),
                Route.open("/api/v3/uiKlines", Endpoint.OTHER, all -> 2, candles, this::candles),
                Route.open("/api/v3/trades", Endpoint.OTHER, all -> 25, Set.of("symbol", "limit"), this::trades),
                Route.open("/api/v3/aggTrades", Endpoint.OTHER, all -> 4, aggregate, this::aggregates));
    }

    private JsonNode candles(Call call) {
        Parameters parameters = call.parameters();
        Listing listing = symbols.required(parameters);
        Interval interval = Intervals.of(parameters.required("interval"))
                .orElseThrow(() -> BinanceException.of(-1120, "Invalid interval."));
        if (!parameters.text("timeZone").orElse("0").matches("[+-]?0?0(:00)?")) {
            throw BinanceException.of(-1100, "Only the time zone 0 is simulated.");
        }
        Optional<Instant> from = parameters.number("startTime").map(TimeScale::instant);
        Instant now = clock.instant();
        Instant until = parameters
                .number("endTime")
                .map(TimeScale::instant)
                .filter(now::isAfter)
                .orElse(now);
        ArrayNode json = JSON.arrayNode();
        listing.candles()
                .between(interval, from.orElse(Instant.EPOCH), until, parameters.limit(USUAL, MOST), from.isEmpty())
                .forEach(candle -> json.add(candle(candle, interval, call.times())));
        return json;
    }

    private static ArrayNode candle(Candle candle, Interval interval, TimeScale times) {
        String none = OrderJson.amount(BigDecimal.ZERO);
        return JSON.arrayNode()
                .add(times.of(candle.start()))
                .add(OrderJson.amount(candle.open()))
                .add(OrderJson.amount(candle.high()))
                .add(OrderJson.amount(candle.low()))
                .add(OrderJson.amount(candle.close()))
                .add(OrderJson.amount(candle.volume()))
                .add(times.of(interval.plus(candle.start(), 1)) - 1)
                .add(OrderJson.amount(candle.worth()))
                .add(candle.trades())
                .add(none)
                .add(none)
                .add("0");
    }

    private JsonNode trades(Call call) {
        List<Fill> fills = symbols.required(call.parameters()).fills();
        int limit = call.parameters().limit(USUAL, MOST);
        ArrayNode json = JSON.arrayNode();
        fills.stream()
                .skip(Math.max(0, fills.size() - limit))
                .forEach(fill -> json.addObject()
                        .put("id", fill.id())
                        .put("price", OrderJson.amount(fill.price()))
                        .put("qty", OrderJson.amount(fill.quantity()))
                        .put("quoteQty", OrderJson.amount(fill.notional()))
                        .put("time", call.times().of(fill.at()))
                        .put("isBuyerMaker", isBuyerMaker(fill))
                        .put("isBestMatch", true));
        return json;
    }

    /** Each trade is an aggregate of its own. */
    private JsonNode aggregates(Call call) {
        Listing listing = symbols.required(call.parameters());
        ArrayNode json = JSON.arrayNode();
        Page.of(call.parameters(), "fromId")
                .cut(listing.fills(), Fill::id, Fill::at)
                .forEach(fill -> json.add(aggregate(fill, call.times())));
        return json;
    }

    static ObjectNode aggregate(Fill fill, TimeScale times) {
        return JSON.objectNode()
                .put("a", fill.id())
                .put("p", OrderJson.amount(fill.price()))
                .put("q", OrderJson.amount(fill.quantity()))
                .put("f", fill.id())
                .put("l", fill.id())
                .put("T", times.of(fill.at()))
                .put("m", isBuyerMaker(fill))
                .put("M", true);
    }

    static boolean isBuyerMaker(Fill fill) {
        return (fill.order().request().side() == Side.BUY) == fill.maker();
    }
}
