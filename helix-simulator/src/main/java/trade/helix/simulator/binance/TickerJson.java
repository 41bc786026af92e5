package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trade.helix.simulator.market.Book;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Level;
import trade.helix.simulator.market.Listing;

/** Price statistics in the venue's JSON; they reach back to the start of the simulator, not just a day. */
final class TickerJson {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Level NOTHING = new Level(BigDecimal.ZERO, BigDecimal.ZERO);

    private TickerJson() {}

    static ObjectNode day(Listing listing, boolean mini, Instant now, TimeScale times) {
        List<Fill> fills = listing.fills();
        BigDecimal volume = fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal worth = fills.stream().map(Fill::notional).reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("symbol", Symbols.name(listing));
        if (!mini) {
            changes(json, listing, fills, volume, worth);
        }
        json.put("openPrice", OrderJson.amount(listing.open()));
        json.put("highPrice", OrderJson.amount(listing.high()));
        json.put("lowPrice", OrderJson.amount(listing.low()));
        json.put("lastPrice", OrderJson.amount(listing.last()));
        json.put("volume", OrderJson.amount(volume));
        json.put("quoteVolume", OrderJson.amount(worth));
        json.put("openTime", times.of(now.minus(DAY)));
        json.put("closeTime", times.of(now));
        json.put("firstId", fills.isEmpty() ? -1 : fills.get(0).id());
        json.put("lastId", fills.isEmpty() ? -1 : fills.get(fills.size() - 1).id());
        json.put("count", fills.size());
        return json;
    }

    static void best(ObjectNode json, Book book) {
        Level bid = book.bids().isEmpty() ? NOTHING : book.bids().get(0);
        Level ask = book.asks().isEmpty() ? NOTHING : book.asks().get(0);
        json.put("bidPrice", OrderJson.amount(bid.price()));
        json.put("bidQty", OrderJson.amount(bid.quantity()));
        json.put("askPrice", OrderJson.amount(ask.price()));
        json.put("askQty", OrderJson.amount(ask.quantity()));
    }

    private static void changes(
            ObjectNode json, Listing listing, List<Fill> fills, BigDecimal volume, BigDecimal worth) {
        BigDecimal change = listing.last().subtract(listing.open());
        BigDecimal percent = change.movePointRight(2).divide(listing.open(), 3, RoundingMode.HALF_UP);
        BigDecimal average = volume.signum() == 0 ? listing.last() : worth.divide(volume, 8, RoundingMode.HALF_UP);
        BigDecimal lastQuantity =
                fills.isEmpty() ? BigDecimal.ZERO : fills.get(fills.size() - 1).quantity();
        json.put("priceChange", OrderJson.amount(change));
        json.put("priceChangePercent", percent.toPlainString());
        json.put("weightedAvgPrice", OrderJson.amount(average));
        json.put("prevClosePrice", OrderJson.amount(listing.open()));
        json.put("lastQty", OrderJson.amount(lastQuantity));
        best(json, listing.book());
    }
}
