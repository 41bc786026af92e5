package trade.helix.simulator.kraken;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.market.Trail;

/**
 * What kind of order is asked for and at which prices, in the venue's words: absolute ones, or such as {@code -2%}.
 *
 * @param ordertype such as {@code stop-loss-limit}
 * @param price the limit of a limit order, the trigger of a triggered one; empty for a market order
 * @param price2 the limit of a triggered limit order, else empty
 * @param prefix what the names of the fields start with: {@code close[} or nothing
 */
record PriceTerms(String ordertype, String price, String price2, String prefix) {
    private static final String TRAILING = "trailing-stop";
    private static final Map<String, OrderType> TYPES = Map.of(
            "market",
            OrderType.MARKET,
            "limit",
            OrderType.LIMIT,
            "stop-loss",
            OrderType.STOP_LOSS,
            TRAILING,
            OrderType.STOP_LOSS,
            "stop-loss-limit",
            OrderType.STOP_LOSS_LIMIT,
            "take-profit",
            OrderType.TAKE_PROFIT,
            "take-profit-limit",
            OrderType.TAKE_PROFIT_LIMIT);
    private static final Pattern PRICE = Pattern.compile("([-+#]?)([0-9]{1,12}(?:\\.[0-9]{1,12})?)(%?)");
    private static final String CLOSE = "close[";

    static PriceTerms of(Fields fields) {
        return read(fields, "");
    }

    static Optional<PriceTerms> ofClose(Fields fields) {
        return fields.text("close[ordertype]").map(given -> {
            PriceTerms close = read(fields, CLOSE);
            if (close.type() == OrderType.MARKET) {
                throw KrakenException.argument("close[ordertype]");
            }
            return close;
        });
    }

    private static PriceTerms read(Fields fields, String prefix) {
        String ordertype = fields.required(name(prefix, "ordertype"));
        OrderType type = TYPES.get(ordertype);
        if (type == null) {
            throw KrakenException.argument(name(prefix, "ordertype"));
        }
        boolean two = type.isConditional() && type.isPriced();
        return new PriceTerms(
                ordertype,
                type == OrderType.MARKET ? "" : fields.required(name(prefix, "price")),
                two ? fields.required(name(prefix, "price2")) : "",
                prefix);
    }

    OrderType type() {
        return Optional.ofNullable(TYPES.get(ordertype)).orElseThrow(() -> KrakenException.argument("ordertype"));
    }

    @Nullable
    BigDecimal limit(Side side, BigDecimal reference, Instrument instrument) {
        OrderType type = type();
        if (!type.isPriced()) {
            return null;
        }
        return type.isConditional()
                ? resolve("price2", price2, type.triggersAbove(side), reference, instrument)
                : resolve("price", price, side == Side.SELL, reference, instrument);
    }

    @Nullable
    BigDecimal trigger(Side side, BigDecimal reference, Instrument instrument) {
        Trail trail = trail();
        if (trail != null) {
            return positive(trail.trigger(side, reference, instrument));
        }
        OrderType type = type();
        return type.isConditional() ? resolve("price", price, type.triggersAbove(side), reference, instrument) : null;
    }

    /** How far the trigger trails: always with a plus sign, in quote or in percent. */
    @Nullable
    Trail trail() {
        if (!ordertype.equals(TRAILING)) {
            return null;
        }
        Matcher matcher = matcher("price", price);
        BigDecimal distance = new BigDecimal(matcher.group(2));
        if (!matcher.group(1).equals("+") || distance.signum() == 0) {
            throw KrakenException.argument(name(prefix, "price"));
        }
        return new Trail(distance, !matcher.group(3).isEmpty());
    }

    /** The number sign adds or subtracts, whichever the kind of order wants; relative prices fall on the tick below. */
    private BigDecimal resolve(String field, String text, boolean upward, BigDecimal reference, Instrument instrument) {
        Matcher matcher = matcher(field, text);
        BigDecimal number = new BigDecimal(matcher.group(2));
        String sign = matcher.group(1);
        if (sign.isEmpty() && number.remainder(instrument.tick()).signum() != 0) {
            throw KrakenException.of("EOrder:Tick size check failed");
        }
        BigDecimal offset =
                matcher.group(3).isEmpty() ? number : number.movePointLeft(2).multiply(reference);
        boolean adds = sign.equals("+") || (sign.equals("#") && upward);
        BigDecimal price =
                sign.isEmpty() ? number : instrument.toTick(adds ? reference.add(offset) : reference.subtract(offset));
        return positive(price).setScale(instrument.tick().scale(), RoundingMode.UNNECESSARY);
    }

    private Matcher matcher(String field, String text) {
        Matcher matcher = PRICE.matcher(text);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && !matcher.group(3).isEmpty())) {
            throw KrakenException.argument(name(prefix, field));
        }
        return matcher;
    }

    private static BigDecimal positive(BigDecimal price) {
        if (price.signum() <= 0) {
            throw KrakenException.of("EOrder:Invalid price");
        }
        return price;
    }

    private static String name(String prefix, String field) {
        return prefix.isEmpty() ? field : prefix + field + "]";
    }
}
