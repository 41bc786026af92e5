package trade.helix.exchange.binance;

import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Quote;

/** One of Binance's filters of a symbol: {@code filters.md} of its published Spot API documents. Immutable. */
interface Filter {
    /**
     * What of an order would not pass.
     *
     * @param draft the order
     * @param quote the last prices, if they are recent; a rule that needs them does not judge without
     * @return its name, the limit, the actual value and what to do; null if the order passes
     */
    @Nullable
    String faultOrNull(Draft draft, @Nullable Quote quote);
}
