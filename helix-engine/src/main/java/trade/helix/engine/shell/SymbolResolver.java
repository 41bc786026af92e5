package trade.helix.engine.shell;

import java.util.List;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueException;
import trade.helix.engine.core.Input.Resolution;

/** Finds out what a sender's spelling of a symbol means at a venue. */
final class SymbolResolver {
    private final Venue venue;

    SymbolResolver(Venue venue) {
        this.venue = venue;
    }

    Resolution resolve(String text) {
        List<Symbol> matches;
        try {
            matches = venue.resolve(text);
        } catch (VenueException e) {
            return withoutCatalogue(text, e);
        }
        if (matches.size() == 1) {
            return new Resolution(matches.get(0), null, "");
        }
        return matches.isEmpty()
                ? new Resolution(
                        null, ReasonCode.PAIR_NOT_AVAILABLE, "'" + text + "' is not in the catalogue of " + venue.id())
                : new Resolution(
                        null,
                        ReasonCode.AMBIGUOUS_SYMBOL,
                        "'" + text + "' may be any of " + matches + ": write it as BASE/QUOTE");
    }

    /** The canonical spelling needs no catalogue: an exit must run also while the venue is silent. */
    private static Resolution withoutCatalogue(String text, VenueException cause) {
        try {
            return new Resolution(Symbol.of(text), null, "");
        } catch (IllegalArgumentException e) {
            return new Resolution(null, ReasonCode.EXCHANGE_UNREACHABLE, cause.getMessage());
        }
    }
}
