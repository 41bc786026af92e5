package trade.helix.exchange.kraken;

import java.math.BigDecimal;
import java.util.Set;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.UnreadableException;

/** Reads the trading rules of one pair from {@code AssetPairs}. */
final class PairRules {
    private static final Set<OrderType> TYPES = Set.of(
            OrderType.MARKET,
            OrderType.LIMIT,
            OrderType.STOP_LOSS,
            OrderType.STOP_LOSS_LIMIT,
            OrderType.TAKE_PROFIT,
            OrderType.TAKE_PROFIT_LIMIT);
    /** Kraken knows no largest quantity; what nobody owns stands for it. */
    private static final Quantity NO_MOST = Quantity.of("1000000000000");

    private static final int MOST_DECIMALS = 18;

    private PairRules() {}

    /**
     * Reads one pair. Only {@code online} counts as tradable: under {@code cancel_only}, {@code post_only},
     * {@code limit_only}, {@code reduce_only} and words to come a market order is refused.
     *
     * @param name the pair's own name, such as {@code XXBTZUSD}
     * @throws IllegalArgumentException if it cannot be expressed
     */
    static Instrument read(String name, Json json) {
        requireCurrency(json, "aclass_base");
        requireCurrency(json, "aclass_quote");
        Symbol symbol = Names.symbol(json.text("wsname"));
        return Instrument.builder()
                .symbol(symbol)
                .nativeName(name)
                .tradable(json.text("status").equals("online"))
                .priceTick(json.has("tick_size") ? json.price("tick_size") : new Price(unit(json, "pair_decimals")))
                .quantityStep(new Quantity(unit(json, "lot_decimals")))
                .minQuantity(least(json, "ordermin"))
                .maxQuantity(NO_MOST)
                .minNotional(new Money(least(json, "costmin").value(), symbol.quote()))
                .takerFee(takerFee(json))
                .orderTypes(TYPES)
                .build();
    }

    private static void requireCurrency(Json json, String field) {
        if (json.has(field) && !json.text(field).equals("currency")) {
            throw new UnreadableException("field " + field + " names no currency");
        }
    }

    private static Quantity least(Json json, String field) {
        return json.has(field) ? json.quantity(field) : Quantity.ZERO;
    }

    /** One unit of the last decimal place. */
    private static BigDecimal unit(Json json, String field) {
        long decimals = json.integer(field);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new UnreadableException("field " + field + " has an unexpected form");
        }
        return BigDecimal.ONE.movePointLeft((int) decimals);
    }

    /** The schedule lists percent by traded volume; the highest is what an account without any pays. */
    private static Ratio takerFee(Json json) {
        return json.list("fees").stream()
                .map(level -> Ratio.ofPercent(level.numberAt(1)))
                .max(Ratio::compareTo)
                .orElseThrow(() -> new UnreadableException("the list of fees is empty"));
    }
}
