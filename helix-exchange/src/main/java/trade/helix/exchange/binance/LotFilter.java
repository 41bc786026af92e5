package trade.helix.exchange.binance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Quote;
import trade.helix.exchange.internal.Json;

/**
 * LOT_SIZE for every order, MARKET_LOT_SIZE for market orders: least, most and grid of the quantity. Zero is no rule.
 *
 * @param name which of them
 * @param least base units
 * @param most base units
 * @param step base units
 */
record LotFilter(String name, BigDecimal least, BigDecimal most, BigDecimal step) implements Filter {
    static final String ANY = "LOT_SIZE";
    static final String MARKET = "MARKET_LOT_SIZE";

    static LotFilter read(String name, Json json) {
        return new LotFilter(
                name, Filters.number(json, "minQty"), Filters.number(json, "maxQty"), Filters.number(json, "stepSize"));
    }

    @Override
    public @Nullable String faultOrNull(Draft draft, @Nullable Quote quote) {
        if (name.equals(MARKET) && draft.type() != OrderType.MARKET) {
            return null;
        }
        return Filters.outsideOrNull(name, "quantity", draft.quantity().value(), least, most, step);
    }
}
