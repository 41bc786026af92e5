package trade.helix.exchange.binance;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.Symbol;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Listing;
import trade.helix.exchange.internal.Words;

/** Reads all symbols of the venue, and keeps the filters of the last reading. Thread-safe. */
final class ExchangeInfo {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeInfo.class);
    private static final String PATH = "/api/v3/exchangeInfo";
    private static final Cost COST = Cost.look(20);
    /** The permission sets, which nobody needs, would make most of the answer. */
    private static final Form QUERY = Form.of("showPermissionSets", "false");
    /** Thousands of symbols at about 2 KiB each, and room to grow. */
    private static final int MOST_BYTES = 64 << 20;

    private final Wire wire;
    private final RateLimits limits;
    private volatile Map<Symbol, Filters> filters = Map.of();

    ExchangeInfo(Wire wire, RateLimits limits) {
        this.wire = wire;
        this.limits = limits;
    }

    /** Symbols that the words of Helix cannot express are left out: they are not tradable here. */
    Listing read(Instant at) {
        Json answer = wire.get(COST, PATH, QUERY, MOST_BYTES);
        limits.read(answer);
        return Failures.reading("Binance", "exchangeInfo", () -> listing(answer, at));
    }

    /** What orders of a symbol have to pass; none if it is not listed. */
    Filters filters(Symbol symbol) {
        return filters.getOrDefault(symbol, Filters.NONE);
    }

    private Listing listing(Json answer, Instant at) {
        Listing.Builder listing = Listing.builder("BINANCE:", at);
        Map<Symbol, Filters> read = new HashMap<>();
        for (Json symbol : answer.list("symbols")) {
            try {
                Instrument instrument = Rules.read(symbol);
                read.put(instrument.symbol(), Filters.read(symbol));
                listing.add(instrument, List.of());
            } catch (IllegalArgumentException e) {
                LOG.debug("A symbol of Binance is left out: {}", Words.of(e));
            }
        }
        filters = Map.copyOf(read);
        return listing.build();
    }
}
