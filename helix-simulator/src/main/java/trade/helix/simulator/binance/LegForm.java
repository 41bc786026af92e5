package trade.helix.simulator.binance;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.FeeAsset;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.market.TimeInForce;
import trade.helix.simulator.market.Trail;

/**
 * Reads the parameters of one order, or of one leg of a list, whose names then start with {@code above} or {@code
 * below}.
 */
final class LegForm {
    /** The parameters of a leg, as a plain order names them. */
    static final Set<String> NAMES = Set.of(
            "type",
            "timeInForce",
            "price",
            "stopPrice",
            "trailingDelta",
            "icebergQty",
            "strategyId",
            "strategyType",
            "pegPriceType",
            "pegOffsetType",
            "pegOffsetValue");

    private static final int LOWEST_STRATEGY_TYPE = 1_000_000;

    private final Parameters parameters;
    private final String prefix;

    LegForm(Parameters parameters, String prefix) {
        this.parameters = parameters;
        this.prefix = prefix;
    }

    /** The parameter names of a leg. */
    static Set<String> names(String prefix) {
        return NAMES.stream().map(name -> prefixed(prefix, name)).collect(Collectors.toSet());
    }

    OrderType type() {
        return constant(OrderType.class, parameters.required(name("type")), -1116, "Invalid orderType.");
    }

    /** The order, once quantity and id are known; what does not belong to its type is refused. */
    OrderRequest read(
            Listing listing, Side side, @Nullable BigDecimal quantity, @Nullable BigDecimal worth, String clientId) {
        OrderType type = type();
        refuseUnsupported();
        BigDecimal price = type.isPriced() ? parameters.requiredAmount(name("price")) : absent("price");
        Trail trail = trail(type);
        BigDecimal trigger = type.isConditional() ? trigger(trail, side, listing) : absent("stopPrice");
        boolean timed = type.isPriced() && type != OrderType.LIMIT_MAKER;
        if (!timed) {
            absent("timeInForce");
        }
        TimeInForce timeInForce = timed ? timeInForce() : TimeInForce.GTC;
        return new OrderRequest(
                listing.instrument().pair(),
                side,
                type,
                timeInForce,
                quantity,
                worth,
                price,
                trigger,
                clientId,
                FeeAsset.RECEIVED,
                extras(),
                trail);
    }

    static Side side(Parameters parameters) {
        return side(parameters, "side");
    }

    static Side side(Parameters parameters, String name) {
        return constant(Side.class, parameters.required(name), -1117, "Invalid side.");
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name, int code, String message) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> BinanceException.of(code, message));
    }

    private TimeInForce timeInForce() {
        return constant(TimeInForce.class, parameters.required(name("timeInForce")), -1115, "Invalid timeInForce.");
    }

    private BigDecimal trigger(@Nullable Trail trail, Side side, Listing listing) {
        if (trail != null) {
            return trail.trigger(side, listing.last(), listing.instrument());
        }
        return parameters
                .amount(name("stopPrice"))
                .orElseThrow(() -> BinanceException.missingBoth(name("stopPrice"), name("trailingDelta")));
    }

    /** Basis points behind the best price from now on: stop losses only, and no price to start at. */
    private @Nullable Trail trail(OrderType type) {
        Optional<Long> delta = parameters.number(name("trailingDelta"));
        if (delta.isEmpty()) {
            return null;
        }
        boolean stopLoss = type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
        if (!stopLoss || parameters.has(name("stopPrice"))) {
            throw BinanceException.rejected("Trailing stop orders are not supported for this symbol.");
        }
        if (delta.get() < Filters.LEAST_TRAIL || delta.get() > Filters.MOST_TRAIL) {
            throw BinanceException.filter("TRAILING_DELTA");
        }
        return new Trail(BigDecimal.valueOf(delta.get(), 2), true);
    }

    private @Nullable BigDecimal absent(String plain) {
        if (parameters.has(name(plain))) {
            throw BinanceException.notRequired(name(plain));
        }
        return null;
    }

    private void refuseUnsupported() {
        if (parameters.hasAmount(name("icebergQty"))) {
            throw BinanceException.rejected("Iceberg orders are not supported for this symbol.");
        }
        for (String peg : List.of("pegPriceType", "pegOffsetType", "pegOffsetValue")) {
            if (parameters.has(name(peg))) {
                throw BinanceException.rejected("Pegged orders are not supported for this symbol.");
            }
        }
    }

    private Map<String, String> extras() {
        Map<String, String> extras = new LinkedHashMap<>();
        Optional<Long> id = parameters.number(name("strategyId"));
        Optional<Long> type = parameters.number(name("strategyType"));
        if (type.isPresent() && type.get() < LOWEST_STRATEGY_TYPE) {
            throw BinanceException.of(-1134, "strategyType was less than 1000000.");
        }
        id.ifPresent(value -> extras.put("strategyId", value.toString()));
        type.ifPresent(value -> extras.put("strategyType", value.toString()));
        parameters.number(name("trailingDelta")).ifPresent(value -> extras.put("trailingDelta", value.toString()));
        return extras;
    }

    private String name(String plain) {
        return prefixed(prefix, plain);
    }

    private static String prefixed(String prefix, String plain) {
        return prefix.isEmpty() ? plain : prefix + plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
}
