package trade.helix.exchange.kraken;

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

/** Reads all pairs of the venue. */
final class AssetPairs {
    private static final Logger LOG = LoggerFactory.getLogger(AssetPairs.class);
    /** Some thousand pairs at about 2 KiB each, and room to grow. */
    private static final int MOST_BYTES = 64 << 20;

    private AssetPairs() {}

    /** Pairs that the words of Helix cannot express are left out: they are not tradable here. */
    static Listing read(PublicApi api, Instant at) {
        Json result = api.get("/0/public/AssetPairs", Form.EMPTY, MOST_BYTES);
        return Failures.reading(KrakenVenue.NAME, "AssetPairs", () -> listing(result, at));
    }

    private static Listing listing(Json result, Instant at) {
        Listing.Builder listing = Listing.builder("KRAKEN:", at);
        result.children().forEach((name, pair) -> {
            try {
                listing.add(PairRules.read(name, pair), List.of(pair.text("altname"), pair.text("wsname")));
            } catch (IllegalArgumentException e) {
                LOG.debug("A pair of Kraken is left out: {}", Words.of(e));
            }
        });
        return listing.build();
    }
}
