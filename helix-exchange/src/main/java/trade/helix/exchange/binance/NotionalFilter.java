package trade.helix.exchange.binance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.api.value.Price;
import trade.helix.exchange.internal.Json;

/**
 * NOTIONAL and MIN_NOTIONAL: least and most of price times quantity. Zero is no rule.
 *
 * <p>For market orders Binance takes an average of the last {@code avgPriceMins} minutes, which it does not tell. The last
 * quote stands in, and only what is outside by more than a tenth of it is refused here. An order that executes at market
 * at its trigger has no price that Binance's documents name: the venue judges it.
 *
 * @param name which of them
 * @param least quote units
 * @param most quote units
 * @param leastAtMarket whether the least counts for market orders
 * @param mostAtMarket whether the most counts for market orders
 */
record NotionalFilter(String name, BigDecimal least, BigDecimal most, boolean leastAtMarket, boolean mostAtMarket)
        implements Filter {
    static final String RANGE = "NOTIONAL";
    static final String LEAST = "MIN_NOTIONAL";

    static NotionalFilter read(String name, Json json) {
        return new NotionalFilter(
                name,
                Filters.number(json, "minNotional"),
                Filters.number(json, "maxNotional"),
                flag(json, name.equals(RANGE) ? "applyMinToMarket" : "applyToMarket"),
                flag(json, "applyMaxToMarket"));
    }

    private static boolean flag(Json json, String name) {
        return json.has(name) && json.flag(name);
    }

    @Override
    public @Nullable String faultOrNull(Draft draft, @Nullable Quote quote) {
        Price price = draft.price();
        BigDecimal quantity = draft.quantity().value();
        if (price != null) {
            return Filters.outsideOrNull(
                    name, "price x quantity", price.value().multiply(quantity), least, most, BigDecimal.ZERO);
        }
        return draft.type() == OrderType.MARKET && quote != null
                ? atMarketOrNull(quantity.multiply(quote.ask().value()))
                : null;
    }

    private @Nullable String atMarketOrNull(BigDecimal value) {
        return Filters.outsideOrNull(
                name,
                "value, by the last quote,",
                value,
                leastAtMarket ? least.multiply(Filters.A_TENTH_LESS) : BigDecimal.ZERO,
                mostAtMarket ? most.multiply(Filters.A_TENTH_MORE) : BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
