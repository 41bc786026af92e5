package trade.helix.exchange.binance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;

/** All symbols of the venue as read at one moment. Immutable. */
final class Listing {
    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
    private static final Pattern OWN_PREFIX = Pattern.compile("^BINANCE:");
    /** How charts and other venues write an asset. */
    private static final Map<String, String> ALIASES = Map.of("BTC", "XBT");

    private final Instant at;
    private final Map<Symbol, Instrument> bySymbol = new HashMap<>();
    private final Map<String, Symbol> byNativeName = new HashMap<>();
    private final Map<String, Set<Symbol>> bySpelling = new HashMap<>();

    private Listing(Instant at) {
        this.at = at;
    }

    /**
     * Reads {@code exchangeInfo}. Symbols that the words of Helix cannot express are left out: they are not tradable here.
     *
     * @throws UnreadableException if there is no list of symbols
     */
    static Listing read(Json answer, Instant at) {
        Listing listing = new Listing(at);
        for (Json symbol : answer.list("symbols")) {
            try {
                listing.add(Rules.read(symbol));
            } catch (IllegalArgumentException e) {
                LOG.debug("A symbol of Binance is left out: {}", Words.of(e));
            }
        }
        return listing;
    }

    Instant at() {
        return at;
    }

    Optional<Instrument> instrument(Symbol symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    Optional<Symbol> symbol(String nativeName) {
        return Optional.ofNullable(byNativeName.get(nativeName));
    }

    /** Every symbol that a spelling fits, exactly and by itself: another venue's prefix or a suffix fits none. */
    List<Symbol> resolve(String text) {
        String spelling =
                OWN_PREFIX.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
        return List.copyOf(bySpelling.getOrDefault(spelling, Set.of()));
    }

    private void add(Instrument instrument) {
        Symbol symbol = instrument.symbol();
        bySymbol.put(symbol, instrument);
        byNativeName.put(instrument.nativeName(), symbol);
        for (String base : names(symbol.base().code())) {
            for (String quote : names(symbol.quote().code())) {
                spell(base + quote, symbol);
                spell(base + "/" + quote, symbol);
            }
        }
    }

    private void spell(String spelling, Symbol symbol) {
        bySpelling.computeIfAbsent(spelling, unused -> new LinkedHashSet<>()).add(symbol);
    }

    private static List<String> names(String code) {
        List<String> names = new ArrayList<>(List.of(code));
        if (ALIASES.containsKey(code)) {
            names.add(ALIASES.get(code));
        }
        return names;
    }
}
