package trade.helix.exchange.xchange;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * What a person tells of a venue beyond what its module does.
 *
 * @param reference how the client order id is written
 * @param takerFee the undiscounted fee of an order that takes, as a fraction: XChange's figure has no fixed unit
 * @param quantityScaleOrNull decimals of a quantity where the module tells none, or null
 * @param minNotionalOrNull least value of an order, in the quote asset, where the module tells none, or null
 * @param walletOrNull which wallet is traded from where the module tells several, or null
 */
record Options(
        Reference reference,
        Ratio takerFee,
        @Nullable Integer quantityScaleOrNull,
        @Nullable BigDecimal minNotionalOrNull,
        @Nullable String walletOrNull) {
    static final String EXCHANGE = "exchange";
    private static final String REFERENCE = "reference";
    private static final String TAKER_FEE = "takerFee";
    private static final String QUANTITY_SCALE = "quantityScale";
    private static final String MIN_NOTIONAL = "minNotional";
    private static final String WALLET = "wallet";
    static final Set<String> NAMES = Set.of(EXCHANGE, REFERENCE, TAKER_FEE, QUANTITY_SCALE, MIN_NOTIONAL, WALLET);

    /** Above the lowest tier of every venue that we know of: sizes come out too small rather than too large. */
    private static final String DEAR = "0.01";

    private static final int MOST_DECIMALS = 18;

    /**
     * Reads them.
     *
     * @param texts as configured
     * @param exchange XChange's name of the exchange
     * @throws IllegalArgumentException if one cannot be read
     */
    static Options of(Map<String, String> texts, String exchange) {
        return new Options(
                Optional.ofNullable(texts.get(REFERENCE)).map(Reference::of).orElse(Reference.usualOf(exchange)),
                fee(texts.getOrDefault(TAKER_FEE, DEAR)),
                scale(texts.get(QUANTITY_SCALE)),
                Optional.ofNullable(texts.get(MIN_NOTIONAL))
                        .map(Quantity::of)
                        .map(Quantity::value)
                        .orElse(null),
                texts.get(WALLET));
    }

    private static Ratio fee(String text) {
        Ratio fee = Ratio.ofFraction(text);
        if (fee.isNegative() || fee.fraction().compareTo(new BigDecimal("0.1")) > 0) {
            throw new IllegalArgumentException(
                    "The option " + TAKER_FEE + " is a fraction from 0 to 0.1, 0.001 for 0.1 %, not " + text + ".");
        }
        return fee;
    }

    private static @Nullable Integer scale(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            int scale = Integer.parseInt(text);
            if (scale >= 0 && scale <= MOST_DECIMALS) {
                return scale;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noScale(text), e);
        }
        throw new IllegalArgumentException(noScale(text));
    }

    private static String noScale(String text) {
        return "The option " + QUANTITY_SCALE + " is a number of decimals from 0 to " + MOST_DECIMALS + ", not " + text
                + ".";
    }
}
