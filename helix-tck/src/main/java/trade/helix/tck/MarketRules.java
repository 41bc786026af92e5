package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.VenueException;

/** What a venue says of its market, to everybody. */
final class MarketRules {
    private static final Symbol NOWHERE = Symbol.of("XQ7Z/XQ8Z");
    private static final int DEPTH = 5;

    static final List<Rule<VenueTrial>> ALL = List.of(
            Rule.must("M1", "a symbol is resolved from BASE/QUOTE and from its native name", MarketRules::resolves),
            Rule.must("M2", "what is not listed resolves to nothing, never to a substitute", MarketRules::noSubstitute),
            Rule.must("M3", "an instrument is that of its symbol, tradable, with usable rules", MarketRules::rules),
            Rule.must("M4", "what is not listed has no instrument", MarketRules::noInstrument),
            Rule.must("M5", "a quote is read during the call and follows the market", MarketRules::quoteFollows),
            Rule.must(
                    "M6",
                    "a book has the best first, at most as deep as asked, and agrees with the quote",
                    MarketRules::book),
            Rule.must("M7", "prices of what is not listed fail with VenueException", MarketRules::noPrices),
            Rule.must("M8", "capabilities do not change", MarketRules::capabilitiesStay));

    private MarketRules() {}

    private static void resolves(VenueTrial trial) {
        assertEquals(List.of(trial.symbol), trial.venue.resolve(trial.symbol.toString()));
        assertEquals(List.of(trial.symbol), trial.venue.resolve(trial.instrument.nativeName()));
    }

    private static void noSubstitute(VenueTrial trial) {
        assertEquals(List.of(), trial.venue.resolve(NOWHERE.toString()));
        assertEquals(List.of(), trial.venue.resolve(trial.symbol.base() + "/XQ8Z"));
    }

    private static void rules(VenueTrial trial) {
        Instrument rules = trial.instrument;
        assertEquals(trial.symbol, rules.symbol());
        assertTrue(rules.tradable(), "tradable");
        assertTrue(rules.orderTypes().contains(OrderType.MARKET), "takes market orders");
        assertFalse(rules.maxQuantity().isBelow(rules.minQuantity()), "the least quantity is above the largest");
        assertFalse(rules.takerFee().isNegative(), "the fee is below zero");
    }

    private static void noInstrument(VenueTrial trial) {
        assertEquals(Optional.empty(), trial.venue.instrument(NOWHERE));
    }

    private static void quoteFollows(VenueTrial trial) {
        Price first = trial.bid();
        trial.fixture.pass(Duration.ofSeconds(1));
        Price next = first.moved(Ratio.ofPercent("1")).toTick(trial.instrument.priceTick(), RoundingMode.DOWN);
        trial.fixture.price(next);
        Instant before = trial.fixture.now();
        Quote quote = trial.venue.quote(trial.symbol);
        assertEquals(trial.symbol, quote.symbol());
        assertEquals(next, quote.bid(), "the best bid");
        assertTrue(!quote.at().isBefore(before) && !quote.at().isAfter(trial.fixture.now()), "read during the call");
    }

    private static void book(VenueTrial trial) {
        OrderBook book = trial.venue.book(trial.symbol, DEPTH);
        List<Price> bids = book.bids().stream().map(OrderBook.Level::price).toList();
        List<Price> asks = book.asks().stream().map(OrderBook.Level::price).toList();
        assertTrue(bids.size() <= DEPTH && asks.size() <= DEPTH, "deeper than asked");
        assertEquals(bids.stream().sorted(Comparator.reverseOrder()).toList(), bids, "bids, highest first");
        assertEquals(asks.stream().sorted().toList(), asks, "asks, lowest first");
        Quote quote = trial.venue.quote(trial.symbol);
        assertEquals(quote.bid(), bids.get(0), "the best bid");
        assertEquals(quote.ask(), asks.get(0), "the best ask");
    }

    private static void noPrices(VenueTrial trial) {
        assertThrows(VenueException.class, () -> trial.venue.quote(NOWHERE));
        assertThrows(VenueException.class, () -> trial.venue.book(NOWHERE, DEPTH));
    }

    private static void capabilitiesStay(VenueTrial trial) {
        assertEquals(trial.venue.capabilities(), trial.venue.capabilities());
    }
}
