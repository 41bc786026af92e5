package trade.helix.exchange.kraken;

import java.util.Comparator;
import java.util.List;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Json;

/** Reads the executions of one symbol out of an answer. */
final class Executions {
    private final Catalogue catalogue;

    Executions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Oldest first. One of this symbol that cannot be read makes the answer unreadable, one of another is passed over.
     *
     * @throws trade.helix.api.venue.VenueException if the answer cannot be read
     */
    List<Fill> of(Symbol symbol, Json trades, Method method) {
        return Failures.reading(
                KrakenVenue.NAME,
                method.word(),
                () -> trades.children().entrySet().stream()
                        .filter(trade -> isOf(symbol, trade.getValue()))
                        .map(trade -> new Numbered(
                                number(trade.getValue()), Orders.fill(trade.getKey(), trade.getValue(), symbol)))
                        .sorted(Comparator.comparing(
                                        (Numbered each) -> each.fill().at())
                                .thenComparing(Numbered::number))
                        .map(Numbered::fill)
                        .toList());
    }

    private boolean isOf(Symbol symbol, Json trade) {
        return catalogue.symbol(trade.text("pair")).filter(symbol::equals).isPresent();
    }

    /** Rises with each execution of a pair, which tells two of one moment apart. */
    private static long number(Json trade) {
        return trade.has("trade_id") ? trade.integer("trade_id") : 0;
    }

    private record Numbered(long number, Fill fill) {}
}
