package trade.helix.exchange.binance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Quote;
import trade.helix.api.order.Side;
import trade.helix.api.value.Price;
import trade.helix.exchange.internal.Json;

/**
 * PERCENT_PRICE and PERCENT_PRICE_BY_SIDE: the limit lies within multiples of an average, or of a reference price, that
 * Binance does not tell. The last quote stands in, and only what is outside by more than a tenth of it is refused here: a
 * fast market must not keep a trade from its protection. Triggers are not judged. Zero is no rule.
 *
 * @param name which of them
 * @param buyDown least multiple for buys
 * @param buyUp largest multiple for buys
 * @param sellDown least multiple for sales
 * @param sellUp largest multiple for sales
 */
record PercentFilter(String name, BigDecimal buyDown, BigDecimal buyUp, BigDecimal sellDown, BigDecimal sellUp)
        implements Filter {
    static final String BOTH = "PERCENT_PRICE";
    static final String BY_SIDE = "PERCENT_PRICE_BY_SIDE";

    static PercentFilter read(String name, Json json) {
        boolean bySide = name.equals(BY_SIDE);
        return new PercentFilter(
                name,
                Filters.number(json, bySide ? "bidMultiplierDown" : "multiplierDown"),
                Filters.number(json, bySide ? "bidMultiplierUp" : "multiplierUp"),
                Filters.number(json, bySide ? "askMultiplierDown" : "multiplierDown"),
                Filters.number(json, bySide ? "askMultiplierUp" : "multiplierUp"));
    }

    @Override
    public @Nullable String faultOrNull(Draft draft, @Nullable Quote quote) {
        Price price = draft.price();
        if (price == null || quote == null) {
            return null;
        }
        boolean buy = draft.side() == Side.BUY;
        BigDecimal low = quote.bid().value().multiply(buy ? buyDown : sellDown).multiply(Filters.A_TENTH_LESS);
        BigDecimal high = quote.ask().value().multiply(buy ? buyUp : sellUp).multiply(Filters.A_TENTH_MORE);
        return Filters.outsideOrNull(name, "price, by the last quote,", price.value(), low, high, BigDecimal.ZERO);
    }
}
