package trade.helix.exchange.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;

/** All symbols of a venue as read at one moment. Immutable. */
public final class Listing {
    /** How charts and other venues write an asset. */
    private static final Map<String, String> ALIASES = Map.of("BTC", "XBT", "DOGE", "XDG");

    private final String ownPrefix;
    private final Instant at;
    private final Map<Symbol, Instrument> bySymbol;
    private final Map<String, Symbol> byNativeName;
    private final Map<String, Set<Symbol>> bySpelling;

    private Listing(Builder builder) {
        this.ownPrefix = builder.ownPrefix;
        this.at = builder.at;
        this.bySymbol = Map.copyOf(builder.bySymbol);
        this.byNativeName = Map.copyOf(builder.byNativeName);
        this.bySpelling = Map.copyOf(builder.bySpelling);
    }

    /**
     * Starts an empty one.
     *
     * @param ownPrefix what charts write before this venue's symbols, in capitals, such as {@code BINANCE:}
     * @param at when it is read, by our clock
     */
    public static Builder builder(String ownPrefix, Instant at) {
        return new Builder(ownPrefix, at);
    }

    /** {@return when it was read} */
    public Instant at() {
        return at;
    }

    /** {@return the rules of a symbol; empty if it is not listed} */
    public Optional<Instrument> instrument(Symbol symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    /** {@return the symbol that the venue calls so; empty if it is not listed} */
    public Optional<Symbol> symbol(String nativeName) {
        return Optional.ofNullable(byNativeName.get(nativeName));
    }

    /** Every symbol that a spelling fits, exactly and by itself: another venue's prefix or a suffix fits none. */
    public List<Symbol> resolve(String text) {
        String capitals = text.strip().toUpperCase(Locale.ROOT);
        String spelling = capitals.startsWith(ownPrefix) ? capitals.substring(ownPrefix.length()) : capitals;
        return List.copyOf(bySpelling.getOrDefault(spelling, Set.of()));
    }

    /** Collects symbols; not for use by several threads. */
    public static final class Builder {
        private final String ownPrefix;
        private final Instant at;
        private final Map<Symbol, Instrument> bySymbol = new HashMap<>();
        private final Map<String, Symbol> byNativeName = new HashMap<>();
        private final Map<String, Set<Symbol>> bySpelling = new HashMap<>();

        private Builder(String ownPrefix, Instant at) {
            this.ownPrefix = ownPrefix;
            this.at = at;
        }

        /**
         * Adds a symbol.
         *
         * @param instrument its rules
         * @param otherNames what else the venue itself calls it; people may write them too
         */
        public void add(Instrument instrument, Collection<String> otherNames) {
            Symbol symbol = instrument.symbol();
            bySymbol.put(symbol, instrument);
            name(instrument.nativeName(), symbol);
            otherNames.forEach(name -> name(name, symbol));
            for (String base : names(symbol.base().code())) {
                for (String quote : names(symbol.quote().code())) {
                    spell(base + quote, symbol);
                    spell(base + "/" + quote, symbol);
                }
            }
        }

        /** {@return what was collected} */
        public Listing build() {
            return new Listing(this);
        }

        private void name(String nativeName, Symbol symbol) {
            byNativeName.put(nativeName, symbol);
            spell(nativeName.toUpperCase(Locale.ROOT), symbol);
        }

        private void spell(String spelling, Symbol symbol) {
            bySpelling
                    .computeIfAbsent(spelling, unused -> new LinkedHashSet<>())
                    .add(symbol);
        }

        private static List<String> names(String code) {
            return ALIASES.containsKey(code) ? List.of(code, ALIASES.get(code)) : List.of(code);
        }
    }
}
