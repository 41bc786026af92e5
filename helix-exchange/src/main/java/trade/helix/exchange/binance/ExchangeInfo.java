package trade.helix.exchange.binance;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Listing;
import trade.helix.exchange.internal.PublicApi;
import trade.helix.exchange.internal.Words;

/** Reads all symbols of the venue. */
final class ExchangeInfo {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeInfo.class);
    private static final String PATH = "/api/v3/exchangeInfo";
    /** The permission sets, which nobody needs, would make most of the answer. */
    private static final Form QUERY = Form.of("showPermissionSets", "false");
    /** Thousands of symbols at about 2 KiB each, and room to grow. */
    private static final int MOST_BYTES = 64 << 20;

    private ExchangeInfo() {}

    /** Symbols that the words of Helix cannot express are left out: they are not tradable here. */
    static Listing read(PublicApi api, Instant at) {
        Json answer = api.get(PATH, QUERY, MOST_BYTES);
        return Failures.reading("Binance", "exchangeInfo", () -> listing(answer, at));
    }

    private static Listing listing(Json answer, Instant at) {
        Listing.Builder listing = Listing.builder("BINANCE:", at);
        for (Json symbol : answer.list("symbols")) {
            try {
                listing.add(Rules.read(symbol), List.of());
            } catch (IllegalArgumentException e) {
                LOG.debug("A symbol of Binance is left out: {}", Words.of(e));
            }
        }
        return listing.build();
    }
}
