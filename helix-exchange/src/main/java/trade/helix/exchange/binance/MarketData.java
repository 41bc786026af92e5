package trade.helix.exchange.binance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.PublicApi;

/** Reads prices. Their time is taken before the question: a price is at least as old as it says. */
final class MarketData {
    private static final int DEEPEST = 1000;

    private final PublicApi api;
    private final Catalogue catalogue;
    private final InstantSource clock;

    MarketData(PublicApi api, Catalogue catalogue, InstantSource clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Quote quote(Symbol symbol) {
        String name = catalogue.known(symbol).nativeName();
        Instant at = clock.instant();
        Json body = api.get("/api/v3/ticker/bookTicker", Form.of("symbol", name));
        return Failures.reading("Binance", "bookTicker", () -> {
            Orders.requireSame("symbol", name, body.text("symbol"));
            return new Quote(symbol, body.price("bidPrice"), body.price("askPrice"), at);
        });
    }

    OrderBook book(Symbol symbol, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("A book has 1 to " + DEEPEST + " levels, not " + depth + ".");
        }
        Form form = Form.of("symbol", catalogue.known(symbol).nativeName()).and("limit", depth);
        Instant at = clock.instant();
        Json body = api.get("/api/v3/depth", form);
        return Failures.reading(
                "Binance",
                "depth",
                () -> new OrderBook(symbol, levels(body.list("bids")), levels(body.list("asks")), at));
    }

    private static List<Level> levels(List<Json> levels) {
        return levels.stream()
                .map(level -> new Level(Price.of(level.textAt(0)), Quantity.of(level.textAt(1))))
                .toList();
    }
}
