package trade.helix.exchange.binance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Quote;
import trade.helix.api.value.Price;
import trade.helix.exchange.internal.Json;

/**
 * PRICE_FILTER: least, most and grid of the limit and of the trigger. Zero is no rule.
 *
 * @param least quote units
 * @param most quote units
 * @param tick quote units
 */
record PriceFilter(BigDecimal least, BigDecimal most, BigDecimal tick) implements Filter {
    static final String NAME = "PRICE_FILTER";

    static PriceFilter read(Json json) {
        return new PriceFilter(
                Filters.number(json, "minPrice"), Filters.number(json, "maxPrice"), Filters.number(json, "tickSize"));
    }

    @Override
    public @Nullable String faultOrNull(Draft draft, @Nullable Quote quote) {
        String limit = faultOrNull("price", draft.price());
        return limit == null ? faultOrNull("stopPrice", draft.stop()) : limit;
    }

    private @Nullable String faultOrNull(String what, @Nullable Price price) {
        return price == null ? null : Filters.outsideOrNull(NAME, what, price.value(), least, most, tick);
    }
}
