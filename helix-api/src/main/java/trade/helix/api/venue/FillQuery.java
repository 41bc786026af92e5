package trade.helix.api.venue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.VenueOrderId;

/**
 * Which executions are asked for.
 *
 * @param symbol of which symbol
 * @param orderOrNull of one order, or null for all
 * @param sinceOrNull executed at this moment of the venue's clock or later, or null for no bound; a cursor says more
 * @param cursorOrNull from where on, as an earlier page said, or null for the oldest that the venue tells
 */
public record FillQuery(
        Symbol symbol,
        @Nullable VenueOrderId orderOrNull,
        @Nullable Instant sinceOrNull,
        @Nullable String cursorOrNull) {
    /**
     * Checks that it asks one thing.
     *
     * @throws IllegalArgumentException if it names an order and a moment: venues take one of them
     */
    public FillQuery {
        Objects.requireNonNull(symbol, "symbol");
        if (orderOrNull != null && sinceOrNull != null) {
            throw new IllegalArgumentException("Ask for the executions of an order, or for those since a moment.");
        }
    }

    /**
     * All executions of one order.
     *
     * @param symbol its symbol
     * @param order its venue id
     * @return the query
     */
    public static FillQuery of(Symbol symbol, VenueOrderId order) {
        return new FillQuery(symbol, order, null, null);
    }

    /**
     * All executions of a symbol, by whichever order, from a moment on.
     *
     * @param symbol which symbol
     * @param moment by the venue's clock, included
     * @return the query
     */
    public static FillQuery since(Symbol symbol, Instant moment) {
        return new FillQuery(symbol, null, moment, null);
    }

    /**
     * The same question for a later page.
     *
     * @param cursor as the page before it said
     * @return the query
     */
    public FillQuery from(String cursor) {
        return new FillQuery(symbol, orderOrNull, sinceOrNull, cursor);
    }

    /** {@return the one order; empty for all} */
    public Optional<VenueOrderId> order() {
        return Optional.ofNullable(orderOrNull);
    }

    /** {@return the earliest moment; empty for no bound} */
    public Optional<Instant> since() {
        return Optional.ofNullable(sinceOrNull);
    }

    /** {@return from where on; empty for the oldest} */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursorOrNull);
    }
}
