package trade.helix.exchange.binance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.exchange.internal.Json;

/**
 * The filters of one symbol, checked before an order leaves. Only a certain no is one: what a filter says of an average
 * that Binance does not tell is left to the venue where it is close. Filters of other kinds are passed over. Immutable.
 *
 * @param all those that judge an order by itself
 * @param maxOrders how many orders of an account may be open
 * @param maxStops how many of them may be stops ("algo orders")
 * @param pairs whether a stop and a target may rest as one list
 */
record Filters(List<Filter> all, long maxOrders, long maxStops, boolean pairs) {
    static final Filters NONE = new Filters(List.of(), Long.MAX_VALUE, Long.MAX_VALUE, true);
    static final String MAX_ORDERS = "MAX_NUM_ORDERS";
    static final String MAX_STOPS = "MAX_NUM_ALGO_ORDERS";
    static final BigDecimal A_TENTH_LESS = new BigDecimal("0.9");
    static final BigDecimal A_TENTH_MORE = new BigDecimal("1.1");

    private static final Map<String, BiFunction<String, Json, Filter>> READERS = Map.of(
            LotFilter.ANY, LotFilter::read,
            LotFilter.MARKET, LotFilter::read,
            PriceFilter.NAME, (name, json) -> PriceFilter.read(json),
            PercentFilter.BOTH, PercentFilter::read,
            PercentFilter.BY_SIDE, PercentFilter::read,
            NotionalFilter.RANGE, NotionalFilter::read,
            NotionalFilter.LEAST, NotionalFilter::read);

    /**
     * Reads those of one symbol of exchangeInfo.
     *
     * @throws IllegalArgumentException if one of a known kind cannot be read
     */
    static Filters read(Json symbol) {
        List<Filter> all = new ArrayList<>();
        long orders = Long.MAX_VALUE;
        long stops = Long.MAX_VALUE;
        for (Json json : symbol.list("filters")) {
            String name = json.has("filterType") ? json.text("filterType") : "";
            if (READERS.containsKey(name)) {
                all.add(READERS.get(name).apply(name, json));
            } else if (name.equals(MAX_ORDERS)) {
                orders = json.integer("maxNumOrders");
            } else if (name.equals(MAX_STOPS)) {
                stops = json.integer("maxNumAlgoOrders");
            }
        }
        return new Filters(List.copyOf(all), orders, stops, !symbol.has("ocoAllowed") || symbol.flag("ocoAllowed"));
    }

    /** Why an order would not pass, or null. */
    @Nullable
    Refusal refusalOrNull(Symbol symbol, Draft draft, @Nullable Quote quote) {
        for (Filter filter : all) {
            String fault = filter.faultOrNull(draft, quote);
            if (fault != null) {
                return broken(symbol, fault);
            }
        }
        return null;
    }

    static Refusal broken(Symbol symbol, String fault) {
        return Refusal.of(
                RefusalReason.TRADING_RULE, "Binance's filter for " + symbol + ", " + fault + " Nothing was sent.");
    }

    /** A field that is not negative; zero, which is no rule, where it is missing. */
    static BigDecimal number(Json json, String name) {
        return json.has(name) ? json.quantity(name).value() : BigDecimal.ZERO;
    }

    /** How a value breaks least, most or grid; null if it does not, or they are zero. */
    static @Nullable String outsideOrNull(
            String filter, String what, BigDecimal value, BigDecimal least, BigDecimal most, BigDecimal step) {
        String fault = faultOrNull(value, least, most, step);
        return fault == null ? null : filter + ": " + what + " " + plain(value) + " is " + fault;
    }

    private static @Nullable String faultOrNull(BigDecimal value, BigDecimal least, BigDecimal most, BigDecimal step) {
        if (value.compareTo(least) < 0) {
            return "below the least, " + plain(least) + ": ask for more.";
        }
        if (most.signum() > 0 && value.compareTo(most) > 0) {
            return "above the most, " + plain(most) + ": ask for less.";
        }
        return step.signum() > 0 && value.remainder(step).signum() != 0
                ? "off the grid of " + plain(step) + ": round it to a multiple."
                : null;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
