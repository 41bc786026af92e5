package trade.helix.exchange.xchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.service.marketdata.MarketDataService;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.UnreadableException;

/** Reads prices. Their time is taken before the question: a price is at least as old as it says. */
final class MarketData {
    private static final int DEEPEST = 1000;

    private final String venue;
    private final Exchange exchange;
    private final Markets markets;
    private final Abilities abilities;
    private final Troubles troubles;
    private final InstantSource clock;
    private final AtomicBoolean closed;

    MarketData(
            String venue,
            Exchange exchange,
            Markets markets,
            Abilities abilities,
            Troubles troubles,
            InstantSource clock,
            AtomicBoolean closed) {
        this.venue = venue;
        this.exchange = exchange;
        this.markets = markets;
        this.abilities = abilities;
        this.troubles = troubles;
        this.clock = clock;
        this.closed = closed;
    }

    /** The ticker's prices; the best of the book where there is no ticker, or it has none. */
    Quote quote(Symbol symbol) {
        CurrencyPair pair = markets.pair(symbol);
        Instant at = clock.instant();
        return abilities.has(Ability.TICKER)
                ? told(read("ticker", () -> ticker(pair)), symbol, at).orElseGet(() -> best(symbol))
                : best(symbol);
    }

    private Optional<Quote> told(@Nullable Ticker ticker, Symbol symbol, Instant at) {
        if (ticker == null || !isPrice(ticker.getBid()) || !isPrice(ticker.getAsk())) {
            return Optional.empty();
        }
        return Optional.of(Failures.reading(
                venue,
                "the question for prices",
                () -> new Quote(symbol, new Price(ticker.getBid()), new Price(ticker.getAsk()), at)));
    }

    private Quote best(Symbol symbol) {
        OrderBook book = book(symbol, 1);
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            throw new VenueException(Category.UNREADABLE, venue + " has no prices of " + symbol + " on both sides.");
        }
        return Failures.reading(
                venue,
                "the question for the book",
                () -> new Quote(
                        symbol, book.bids().get(0).price(), book.asks().get(0).price(), book.at()));
    }

    OrderBook book(Symbol symbol, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("A book has 1 to " + DEEPEST + " levels, not " + depth + ".");
        }
        CurrencyPair pair = markets.pair(symbol);
        Instant at = clock.instant();
        var book = read("book", () -> orders(pair));
        return Failures.reading(
                venue,
                "the question for the book",
                () -> new OrderBook(symbol, levels(book.getBids(), depth), levels(book.getAsks(), depth), at));
    }

    @SuppressWarnings("deprecation") // Many modules have nothing else.
    private Ticker ticker(CurrencyPair pair) throws IOException {
        MarketDataService service = exchange.getMarketDataService();
        return takesInstrument(service, "getTicker")
                ? service.getTicker((org.knowm.xchange.instrument.Instrument) pair)
                : service.getTicker(pair);
    }

    @SuppressWarnings("deprecation") // Many modules have nothing else.
    private org.knowm.xchange.dto.marketdata.OrderBook orders(CurrencyPair pair) throws IOException {
        MarketDataService service = exchange.getMarketDataService();
        return takesInstrument(service, "getOrderBook")
                ? service.getOrderBook((org.knowm.xchange.instrument.Instrument) pair)
                : service.getOrderBook(pair);
    }

    private static boolean takesInstrument(MarketDataService service, String method) {
        return Ability.overrides(
                service,
                MarketDataService.class,
                method,
                List.of(org.knowm.xchange.instrument.Instrument.class, Object[].class));
    }

    /** A question of XChange. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T read(String what, Question<T> question) {
        String reading = "Reading the " + what + " of " + venue;
        if (closed.get()) {
            throw new VenueException(Category.UNREACHABLE, reading + " failed: the venue is closed.");
        }
        try {
            return question.ask();
        } catch (IOException | RuntimeException e) {
            throw troubles.failure(reading, e);
        }
    }

    private static List<Level> levels(List<LimitOrder> orders, int depth) {
        return orders.stream().limit(depth).map(MarketData::level).toList();
    }

    private static Level level(LimitOrder order) {
        if (order.getLimitPrice() == null || order.getOriginalAmount() == null) {
            throw new UnreadableException("a level has no price or no quantity");
        }
        return new Level(new Price(order.getLimitPrice()), new Quantity(order.getOriginalAmount()));
    }

    private static boolean isPrice(@Nullable BigDecimal number) {
        return number != null && number.signum() > 0;
    }
}
