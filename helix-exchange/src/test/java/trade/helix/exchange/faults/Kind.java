package trade.helix.exchange.faults;

import java.util.Locale;
import trade.helix.api.venue.VenueProvider;
import trade.helix.exchange.binance.BinanceVenueProvider;
import trade.helix.exchange.kraken.KrakenVenueProvider;

/** The adapters that are tried. */
enum Kind {
    BINANCE,
    KRAKEN;

    VenueProvider provider() {
        return switch (this) {
            case BINANCE -> new BinanceVenueProvider();
            case KRAKEN -> new KrakenVenueProvider();
        };
    }

    /** The simulator's word, and the name of the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
