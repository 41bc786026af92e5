package trade.helix.exchange.kraken;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import trade.helix.exchange.internal.UnreadableException;

/** Reads prices. Their time is taken before the question: a price is at least as old as it says. */
final class MarketData {
    private static final int DEEPEST = 1000;
    /** More levels the venue does not give. */
    private static final int DEEPEST_THERE = 500;

    private final PublicApi api;
    private final Catalogue catalogue;
    private final InstantSource clock;

    MarketData(PublicApi api, Catalogue catalogue, InstantSource clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Quote quote(Symbol symbol) {
        return read("Ticker", Form.of("pair", nameOf(symbol)), symbol, at -> ticker -> {
            Price bid = Price.of(ticker.child("b").textAt(0));
            return new Quote(symbol, bid, Price.of(ticker.child("a").textAt(0)), at);
        });
    }

    OrderBook book(Symbol symbol, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("A book has 1 to " + DEEPEST + " levels, not " + depth + ".");
        }
        Form form = Form.of("pair", nameOf(symbol)).and("count", Math.min(depth, DEEPEST_THERE));
        return read(
                "Depth",
                form,
                symbol,
                at -> book -> new OrderBook(symbol, levels(book.list("bids")), levels(book.list("asks")), at));
    }

    private String nameOf(Symbol symbol) {
        return catalogue.known(symbol).nativeName();
    }

    private <T> T read(String what, Form form, Symbol symbol, Function<Instant, Function<Json, T>> reader) {
        Instant at = clock.instant();
        Json result = api.get("/0/public/" + what, form);
        return Failures.reading(KrakenVenue.NAME, what, () -> reader.apply(at).apply(only(result.children(), symbol)));
    }

    /** The one entry, under whichever of its names the venue writes it. */
    private Json only(Map<String, Json> entries, Symbol symbol) {
        if (entries.size() != 1) {
            throw new UnreadableException("the answer is not about one pair");
        }
        var entry = entries.entrySet().iterator().next();
        if (!catalogue.symbol(entry.getKey()).filter(symbol::equals).isPresent()) {
            throw new UnreadableException("the answer is about another pair");
        }
        return entry.getValue();
    }

    private static List<Level> levels(List<Json> levels) {
        return levels.stream()
                .map(level -> new Level(Price.of(level.textAt(0)), Quantity.of(level.textAt(1))))
                .toList();
    }
}
