package trade.helix.exchange.binance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.UnreadableException;

/**
 * Reads the trading rules of one symbol from {@code exchangeInfo}.
 *
 * <p>Binance has one grid for all orders (LOT_SIZE) and a narrower one for market orders (MARKET_LOT_SIZE, where a zero
 * means that it adds nothing). An entry at market must be covered by a stop of the same size, so both count at once: the
 * coarser step, the larger least and the smaller largest quantity.
 */
final class Rules {
    /**
     * What a regular user pays for taking liquidity, without BNB discount: 0.1 %. Source: Binance's spot fee schedule,
     * level "Regular User". The account's own rate may be lower, never the base of a worst case.
     */
    static final Ratio TAKER_FEE = Ratio.ofPercent("0.1");

    private static final List<String> LOTS = List.of("LOT_SIZE", "MARKET_LOT_SIZE");
    private static final List<String> NOTIONALS = List.of("NOTIONAL", "MIN_NOTIONAL");
    private static final Map<String, OrderType> TYPES =
            Stream.of(OrderType.values()).collect(Collectors.toUnmodifiableMap(Enum::name, type -> type));

    private final Json json;
    private final Map<String, Json> filters = new HashMap<>();

    private Rules(Json json) {
        this.json = json;
        json.list("filters").stream()
                .filter(filter -> filter.has("filterType"))
                .forEach(filter -> filters.put(filter.text("filterType"), filter));
    }

    /**
     * Reads one symbol.
     *
     * @throws IllegalArgumentException if it cannot be expressed: a name outside ASCII, grids that do not fit together
     */
    static Instrument read(Json json) {
        return new Rules(json).instrument();
    }

    static OrderType type(String name) {
        return TYPES.getOrDefault(name, OrderType.OTHER);
    }

    private Instrument instrument() {
        Symbol symbol = new Symbol(json.read("baseAsset", Asset::of), json.read("quoteAsset", Asset::of));
        Instrument.Builder builder = Instrument.builder()
                .symbol(symbol)
                .nativeName(json.text("symbol"))
                .tradable(json.text("status").equals("TRADING") && !isSpotForbidden())
                .priceTick(new Price(tick()))
                .quantityStep(new Quantity(step()))
                .minQuantity(new Quantity(largest(LOTS, "minQty")))
                .maxQuantity(new Quantity(smallest(LOTS, "maxQty")))
                .minNotional(new Money(largest(NOTIONALS, "minNotional"), symbol.quote()))
                .takerFee(TAKER_FEE)
                .orderTypes(orderTypes());
        BigDecimal maxNotional = smallest(NOTIONALS, "maxNotional");
        if (maxNotional.signum() > 0) {
            builder.maxNotional(new Money(maxNotional, symbol.quote()));
        }
        return builder.build();
    }

    private boolean isSpotForbidden() {
        return json.has("isSpotTradingAllowed") && !json.flag("isSpotTradingAllowed");
    }

    private Set<OrderType> orderTypes() {
        return json.texts("orderTypes").stream().map(Rules::type).collect(Collectors.toUnmodifiableSet());
    }

    private BigDecimal tick() {
        BigDecimal tick = largest(List.of("PRICE_FILTER"), "tickSize");
        return tick.signum() > 0 ? tick : unit("quotePrecision");
    }

    private BigDecimal step() {
        List<BigDecimal> steps = values(LOTS, "stepSize").toList();
        BigDecimal coarsest = steps.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (coarsest.signum() == 0) {
            return unit("baseAssetPrecision");
        }
        if (steps.stream().anyMatch(step -> coarsest.remainder(step).signum() != 0)) {
            throw new UnreadableException("the steps of LOT_SIZE and MARKET_LOT_SIZE do not fit together");
        }
        return coarsest;
    }

    /** One unit of the last decimal place, where a filter gives no grid. */
    private BigDecimal unit(String precision) {
        return BigDecimal.ONE.movePointLeft(json.read(precision, Integer::parseInt));
    }

    private BigDecimal largest(List<String> of, String field) {
        return values(of, field).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private BigDecimal smallest(List<String> of, String field) {
        return values(of, field).reduce(BigDecimal::min).orElse(BigDecimal.ZERO);
    }

    /** The values that the filters give; zero is how Binance writes "no such rule". */
    private Stream<BigDecimal> values(List<String> of, String field) {
        return of.stream()
                .filter(filters::containsKey)
                .map(filters::get)
                .filter(filter -> filter.has(field))
                .map(filter -> filter.quantity(field).value())
                .filter(value -> value.signum() > 0);
    }
}
