package trade.helix.api.venue;

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
 * @param cursorOrNull from where on, as an earlier page said, or null for the oldest that the venue tells
 */
public record FillQuery(
        Symbol symbol,
        @Nullable VenueOrderId orderOrNull,
        @Nullable String cursorOrNull) {
    public FillQuery {
        Objects.requireNonNull(symbol, "symbol");
    }

    /**
     * All executions of one order.
     *
     * @param symbol its symbol
     * @param order its venue id
     * @return the query
     */
    public static FillQuery of(Symbol symbol, VenueOrderId order) {
        return new FillQuery(symbol, order, null);
    }

    /** {@return the one order; empty for all} */
    public Optional<VenueOrderId> order() {
        return Optional.ofNullable(orderOrNull);
    }

    /** {@return from where on; empty for the oldest} */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursorOrNull);
    }
}
