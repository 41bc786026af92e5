package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import trade.helix.simulator.market.Book;
import trade.helix.simulator.market.Candle;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Interval;
import trade.helix.simulator.market.Level;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;

/** Public data as the streams write it. */
final class MarketJson {
    private static final int CHECKED_LEVELS = 10;
    private static final Level NOTHING = new Level(BigDecimal.ZERO, BigDecimal.ZERO);

    private MarketJson() {}

    static ObjectNode ticker(Listing listing) {
        Instrument instrument = listing.instrument();
        Level bid = listing.book().bids().stream().findFirst().orElse(NOTHING);
        Level ask = listing.book().asks().stream().findFirst().orElse(NOTHING);
        BigDecimal change = listing.last().subtract(listing.open());
        ObjectNode json = head(listing);
        json.put("bid", StreamJson.price(bid.price(), instrument)).put("bid_qty", StreamJson.amount(bid.quantity()));
        json.put("ask", StreamJson.price(ask.price(), instrument)).put("ask_qty", StreamJson.amount(ask.quantity()));
        json.put("last", StreamJson.price(listing.last(), instrument));
        json.put("volume", StreamJson.amount(PublicJson.volume(listing.fills())));
        json.put("vwap", StreamJson.price(PublicJson.average(listing), instrument));
        json.put("low", StreamJson.price(listing.low(), instrument));
        json.put("high", StreamJson.price(listing.high(), instrument));
        json.put("change", StreamJson.price(change, instrument));
        return json.put("change_pct", change.movePointRight(2).divide(listing.open(), 2, RoundingMode.HALF_UP));
    }

    static ObjectNode trade(Fill fill) {
        OrderRequest request = fill.order().request();
        ObjectNode json = StreamJson.JSON.objectNode();
        json.put("symbol", request.pair().symbol());
        json.put("side", request.side().name().toLowerCase(Locale.ROOT));
        json.put("price", fill.price()).put("qty", StreamJson.amount(fill.quantity()));
        json.put("ord_type", request.type() == OrderType.MARKET ? "market" : "limit");
        return json.put("trade_id", fill.id()).put("timestamp", StreamJson.time(fill.at()));
    }

    static ObjectNode candle(Listing listing, Candle candle, Interval interval) {
        Instrument instrument = listing.instrument();
        ObjectNode json = head(listing);
        json.put("open", StreamJson.price(candle.open(), instrument));
        json.put("high", StreamJson.price(candle.high(), instrument));
        json.put("low", StreamJson.price(candle.low(), instrument));
        json.put("close", StreamJson.price(candle.close(), instrument));
        json.put("trades", candle.trades()).put("volume", StreamJson.amount(candle.volume()));
        json.put("vwap", StreamJson.price(PublicJson.average(candle), instrument));
        json.put("interval_begin", StreamJson.time(candle.start())).put("interval", interval.minutes());
        return json.put("timestamp", StreamJson.time(interval.plus(candle.start(), 1)));
    }

    static ObjectNode book(Listing listing, int depth) {
        Book book = listing.book();
        ObjectNode json = head(listing);
        json.set("bids", levels(book.bids(), depth, listing.instrument()));
        json.set("asks", levels(book.asks(), depth, listing.instrument()));
        return json.put("checksum", checksum(book, listing.instrument()));
    }

    /** The whole of the new book; levels that are gone are told with a quantity of zero. */
    static ObjectNode change(Book before, Listing listing, int depth, Instant now) {
        ObjectNode json = book(listing, depth);
        gone(json, "bids", before.bids(), listing.book().bids(), depth, listing.instrument());
        gone(json, "asks", before.asks(), listing.book().asks(), depth, listing.instrument());
        return json.put("timestamp", StreamJson.time(now));
    }

    private static void gone(
            ObjectNode json, String side, List<Level> before, List<Level> after, int depth, Instrument instrument) {
        List<BigDecimal> kept = after.stream().limit(depth).map(Level::price).toList();
        ArrayNode all = StreamJson.JSON.arrayNode();
        before.stream()
                .limit(depth)
                .map(Level::price)
                .filter(price -> kept.stream().noneMatch(each -> each.compareTo(price) == 0))
                .forEach(price -> all.add(level(new Level(price, BigDecimal.ZERO), instrument)));
        json.path(side).forEach(all::add);
        json.set(side, all);
    }

    private static ArrayNode levels(List<Level> levels, int depth, Instrument instrument) {
        ArrayNode json = StreamJson.JSON.arrayNode();
        levels.stream().limit(depth).forEach(each -> json.add(level(each, instrument)));
        return json;
    }

    private static ObjectNode level(Level level, Instrument instrument) {
        return StreamJson.JSON
                .objectNode()
                .put("price", StreamJson.price(level.price(), instrument))
                .put("qty", StreamJson.amount(level.quantity()));
    }

    /** CRC32 of the digits of the ten best asks and then bids, price and quantity, without point and leading zeros. */
    static long checksum(Book book, Instrument instrument) {
        StringBuilder text = new StringBuilder();
        for (List<Level> side : List.of(book.asks(), book.bids())) {
            side.stream()
                    .limit(CHECKED_LEVELS)
                    .forEach(level -> text.append(digits(StreamJson.price(level.price(), instrument)))
                            .append(digits(StreamJson.amount(level.quantity()))));
        }
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String digits(BigDecimal number) {
        return number.unscaledValue().toString();
    }

    private static ObjectNode head(Listing listing) {
        return StreamJson.JSON
                .objectNode()
                .put("symbol", listing.instrument().pair().symbol());
    }
}
