package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Book;
import trade.helix.simulator.market.Candle;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Interval;
import trade.helix.simulator.market.Level;
import trade.helix.simulator.market.Listing;

/**
 * One public stream, such as {@code btcusdt@kline_1m}.
 *
 * @param name as it was asked for
 * @param listing whose
 * @param kind such as {@code kline}
 * @param interval of candles, else null
 * @param depth of a partial book, else 0
 * @param out takes its events
 */
record Topic(
        String name, Listing listing, String kind, @Nullable Interval interval, int depth, Consumer<ObjectNode> out) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile(
            "([a-z0-9]+)@(ticker|miniTicker|bookTicker|trade|aggTrade|kline_[0-9]{1,2}[mhdw]|depth(5|10|20)?(@100ms|@1000ms)?)");

    /** Empty if there is no such stream. */
    static Optional<Topic> of(String name, MarketStreams streams, Consumer<ObjectNode> out) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String what = matcher.group(2);
        boolean candles = what.startsWith("kline_");
        Optional<Interval> interval = candles ? Intervals.of(what.substring("kline_".length())) : Optional.empty();
        if (candles && interval.isEmpty()) {
            return Optional.empty();
        }
        int depth = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        String kind = candles ? "kline" : what.startsWith("depth") ? "depth" : what;
        return streams.listing(matcher.group(1))
                .map(listing -> new Topic(name, listing, kind, interval.orElse(null), depth, out));
    }

    void moved(Listing moved, Book before, Instant now) {
        if (moved != listing) {
            return;
        }
        switch (kind) {
            case "ticker", "miniTicker", "kline", "bookTicker" -> refresh(now);
            case "depth" -> out.accept(depth > 0 ? partial() : change(before, now));
            default -> {}
        }
    }

    void traded(Fill fill, Instant now) {
        if (!fill.order().request().pair().equals(listing.instrument().pair())) {
            return;
        }
        switch (kind) {
            case "trade" -> out.accept(trade(fill, now));
            case "aggTrade" -> {
                ObjectNode json = head("aggTrade", now);
                out.accept(json.setAll(PastEndpoints.aggregate(fill, TimeScale.MILLIS)));
            }
            default -> refresh(now);
        }
    }

    /** What the venue sends again and again though nothing changed. */
    void refresh(Instant now) {
        switch (kind) {
            case "ticker" -> out.accept(ticker(now, false));
            case "miniTicker" -> out.accept(ticker(now, true));
            case "kline" -> out.accept(candle(now));
            case "bookTicker" -> out.accept(best());
            default -> {}
        }
    }

    private ObjectNode head(String type, Instant now) {
        return JSON.objectNode().put("e", type).put("E", now.toEpochMilli()).put("s", Symbols.name(listing));
    }

    private ObjectNode trade(Fill fill, Instant now) {
        return head("trade", now)
                .put("t", fill.id())
                .put("p", OrderJson.amount(fill.price()))
                .put("q", OrderJson.amount(fill.quantity()))
                .put("T", fill.at().toEpochMilli())
                .put("m", PastEndpoints.isBuyerMaker(fill))
                .put("M", true);
    }

    /** The REST ticker under short names. */
    private ObjectNode ticker(Instant now, boolean mini) {
        ObjectNode full = TickerJson.day(listing, false, now, TimeScale.MILLIS);
        ObjectNode json = head(mini ? "24hrMiniTicker" : "24hrTicker", now);
        copy(full, json, "lastPrice", "c", "openPrice", "o", "highPrice", "h", "lowPrice", "l", "volume", "v");
        copy(full, json, "quoteVolume", "q");
        if (!mini) {
            copy(full, json, "priceChange", "p", "priceChangePercent", "P", "weightedAvgPrice", "w");
            copy(full, json, "prevClosePrice", "x", "lastQty", "Q", "bidPrice", "b", "bidQty", "B");
            copy(full, json, "askPrice", "a", "askQty", "A", "openTime", "O", "closeTime", "C");
            copy(full, json, "firstId", "F", "lastId", "L", "count", "n");
        }
        return json;
    }

    private static void copy(ObjectNode from, ObjectNode to, String... names) {
        for (int i = 0; i < names.length; i += 2) {
            to.set(names[i + 1], from.path(names[i]));
        }
    }

    private ObjectNode best() {
        ObjectNode json = JSON.objectNode().put("u", listing.updates()).put("s", Symbols.name(listing));
        ObjectNode best = JSON.objectNode();
        TickerJson.best(best, listing.book());
        copy(best, json, "bidPrice", "b", "bidQty", "B", "askPrice", "a", "askQty", "A");
        return json;
    }

    private ObjectNode candle(Instant now) {
        Interval length = interval == null ? Interval.of(1) : interval;
        Candle candle = listing.candles().at(length, now);
        ObjectNode json = head("kline", now);
        json.putObject("k")
                .put("t", candle.start().toEpochMilli())
                .put("T", length.plus(candle.start(), 1).toEpochMilli() - 1)
                .put("s", Symbols.name(listing))
                .put("i", name.substring(name.indexOf('_') + 1))
                .put("f", -1)
                .put("L", -1)
                .put("o", OrderJson.amount(candle.open()))
                .put("c", OrderJson.amount(candle.close()))
                .put("h", OrderJson.amount(candle.high()))
                .put("l", OrderJson.amount(candle.low()))
                .put("v", OrderJson.amount(candle.volume()))
                .put("n", candle.trades())
                .put("x", false)
                .put("q", OrderJson.amount(candle.worth()))
                .put("V", OrderJson.amount(BigDecimal.ZERO))
                .put("Q", OrderJson.amount(BigDecimal.ZERO))
                .put("B", "0");
        return json;
    }

    private ObjectNode partial() {
        ObjectNode json = JSON.objectNode().put("lastUpdateId", listing.updates());
        json.set("bids", MarketDataEndpoints.levels(listing.book().bids(), depth));
        json.set("asks", MarketDataEndpoints.levels(listing.book().asks(), depth));
        return json;
    }

    /** The new book, with a quantity of zero at the prices that are gone. */
    private ObjectNode change(Book before, Instant now) {
        ObjectNode json = head("depthUpdate", now).put("U", listing.updates()).put("u", listing.updates());
        json.set("b", changed(before.bids(), listing.book().bids()));
        json.set("a", changed(before.asks(), listing.book().asks()));
        return json;
    }

    private static ArrayNode changed(List<Level> before, List<Level> after) {
        ArrayNode json = MarketDataEndpoints.levels(after, after.size());
        before.stream()
                .filter(gone -> after.stream().noneMatch(each -> each.price().compareTo(gone.price()) == 0))
                .forEach(gone ->
                        json.addArray().add(OrderJson.amount(gone.price())).add(OrderJson.amount(BigDecimal.ZERO)));
        return json;
    }
}
