package trade.helix.exchange.binance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

/** Reads prices. Their time is taken before the question: a price is at least as old as it says. */
final class MarketData {
    private static final int DEEPEST = 1000;

    /** A price that is older tells nothing of what the venue would say. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Wire wire;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Map<Symbol, Quote> last = new ConcurrentHashMap<>();

    MarketData(Wire wire, Catalogue catalogue, InstantSource clock) {
        this.wire = wire;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Quote quote(Symbol symbol) {
        String name = catalogue.known(symbol).nativeName();
        Instant at = clock.instant();
        Json body = wire.get(Cost.read(2), "/api/v3/ticker/bookTicker", Form.of("symbol", name));
        Quote quote = Failures.reading("Binance", "bookTicker", () -> {
            Orders.requireSame("symbol", name, body.text("symbol"));
            return new Quote(symbol, body.price("bidPrice"), body.price("askPrice"), at);
        });
        last.put(symbol, quote);
        return quote;
    }

    /** The last quote that was read, if that was a moment ago; asks nothing. */
    @Nullable
    Quote recentOrNull(Symbol symbol) {
        Quote quote = last.get(symbol);
        Instant now = clock.instant();
        return quote == null
                        || quote.at().isAfter(now)
                        || quote.at().plus(RECENT).isBefore(now)
                ? null
                : quote;
    }

    OrderBook book(Symbol symbol, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("A book has 1 to " + DEEPEST + " levels, not " + depth + ".");
        }
        Form form = Form.of("symbol", catalogue.known(symbol).nativeName()).and("limit", depth);
        Instant at = clock.instant();
        Json body = wire.get(Cost.read(depthWeight(depth)), "/api/v3/depth", form);
        return Failures.reading(
                "Binance",
                "depth",
                () -> new OrderBook(symbol, levels(body.list("bids")), levels(body.list("asks")), at));
    }

    private static int depthWeight(int depth) {
        return depth <= 100 ? 5 : depth <= 500 ? 25 : 50;
    }

    private static List<Level> levels(List<Json> levels) {
        return levels.stream()
                .map(level -> new Level(Price.of(level.textAt(0)), Quantity.of(level.textAt(1))))
                .toList();
    }
}
