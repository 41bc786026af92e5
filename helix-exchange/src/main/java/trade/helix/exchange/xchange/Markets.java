package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.meta.ExchangeMetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Asset;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Listing;
import trade.helix.exchange.internal.Words;

/**
 * The pairs of a venue and their rules, read once, at first use. Not again: reading them takes a module's translations away
 * for a moment (Kraken's are the whole process's), and an order on its way would lose its pair. Thread-safe.
 */
final class Markets {
    private static final Logger LOG = LoggerFactory.getLogger(Markets.class);
    /** How some venues write what everybody else writes otherwise. */
    private static final Map<String, String> COMMON = Map.of("XBT", "BTC", "XDG", "DOGE");

    private final String venue;
    private final Exchange exchange;
    private final Rules rules;
    private final Troubles troubles;
    private final Catalogue catalogue;
    private volatile @Nullable Map<Symbol, CurrencyPair> pairs;

    Markets(String venue, Exchange exchange, Rules rules, Troubles troubles, InstantSource time) {
        this.venue = venue;
        this.exchange = exchange;
        this.rules = rules;
        this.troubles = troubles;
        this.catalogue = new Catalogue(venue, this::list, time);
    }

    Optional<Instrument> instrument(Symbol symbol) {
        return catalogue.instrument(symbol);
    }

    List<Symbol> resolve(String text) {
        return catalogue.resolve(text);
    }

    /**
     * The rules for an order.
     *
     * @throws VenueException if the symbol is not listed, or no listing could be read
     */
    Instrument known(Symbol symbol) {
        return catalogue.known(symbol);
    }

    /**
     * As XChange knows it.
     *
     * @throws VenueException if the symbol is not listed, or no listing could be read
     */
    CurrencyPair pair(Symbol symbol) {
        catalogue.known(symbol);
        return Optional.ofNullable(load().get(symbol))
                .orElseThrow(() -> new VenueException(Category.REFUSED, venue + " does not list " + symbol + "."));
    }

    /**
     * Reads what was not read yet: a module translates by it.
     *
     * @throws VenueException if it cannot be read
     */
    void ready() {
        if (pairs == null) {
            catalogue.resolve("");
        }
    }

    /** The symbol of what XChange tells of; empty for what is no pair of two plain assets. */
    static Optional<Symbol> symbol(org.knowm.xchange.instrument.@Nullable Instrument instrument) {
        try {
            return instrument instanceof CurrencyPair pair
                    ? Optional.of(new Symbol(asset(pair.getBase()), asset(pair.getCounter())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.debug("A pair is left out: {}", Words.of(e));
            return Optional.empty();
        }
    }

    /**
     * The asset of a currency, by its common code.
     *
     * @throws IllegalArgumentException if its code is none of an asset
     */
    static Asset asset(Currency currency) {
        String code = currency.getCurrencyCode();
        return Asset.of(COMMON.getOrDefault(code, code));
    }

    private Listing list(Instant at) {
        Map<Symbol, CurrencyPair> listed = load();
        Listing.Builder listing = Listing.builder(venue.toUpperCase(Locale.ROOT) + ":", at);
        listed.forEach((symbol, pair) -> rules.of(symbol, pair, exchange.getExchangeMetaData())
                .ifPresent(instrument -> listing.add(instrument, List.of())));
        return listing.build();
    }

    /** The pairs, read at the first call; others wait for it, and fail with it. */
    private synchronized Map<Symbol, CurrencyPair> load() {
        Map<Symbol, CurrencyPair> known = pairs;
        if (known != null) {
            return known;
        }
        try {
            exchange.remoteInit();
        } catch (IOException | RuntimeException e) {
            throw troubles.failure("Reading the pairs of " + venue, e);
        }
        Map<Symbol, CurrencyPair> read = read(exchange.getExchangeMetaData());
        pairs = read;
        return read;
    }

    private Map<Symbol, CurrencyPair> read(@Nullable ExchangeMetaData data) {
        if (data == null || data.getInstruments() == null) {
            throw new VenueException(Category.REFUSED, "XChange's module of " + venue + " tells no pairs.");
        }
        Map<Symbol, CurrencyPair> read = new HashMap<>();
        Set<Symbol> ambiguous = new HashSet<>();
        data.getInstruments()
                .keySet()
                .forEach(each -> symbol(each).ifPresent(symbol -> {
                    if (read.put(symbol, (CurrencyPair) each) != null) {
                        ambiguous.add(symbol);
                    }
                }));
        // Two pairs of one name: which is meant nobody knows.
        ambiguous.forEach(read::remove);
        return Map.copyOf(read);
    }
}
