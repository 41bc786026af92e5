package trade.helix.api.venue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Symbol;

/**
 * Which open orders are asked for.
 *
 * @param symbolOrNull of one symbol, or null for all
 */
public record OpenOrdersQuery(@Nullable Symbol symbolOrNull) {
    /** {@return the one symbol; empty for all} */
    public Optional<Symbol> symbol() {
        return Optional.ofNullable(symbolOrNull);
    }
}
