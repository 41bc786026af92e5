package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import trade.helix.simulator.market.Instrument;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.OrderType;

/** The trading rules in the venue's JSON. */
final class ExchangeInfoJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ASSET_PRECISION = 8;
    private static final int AVERAGE_MINUTES = 5;

    private ExchangeInfoJson() {}

    static ArrayNode rateLimits() {
        ArrayNode limits = JSON.arrayNode();
        limits.add(limit("REQUEST_WEIGHT", "MINUTE", 1, RateLimits.WEIGHT_PER_MINUTE));
        limits.add(limit("ORDERS", "SECOND", 10, RateLimits.ORDERS_PER_TEN_SECONDS));
        limits.add(limit("ORDERS", "DAY", 1, RateLimits.ORDERS_PER_DAY));
        limits.add(limit("RAW_REQUESTS", "MINUTE", 5, 300_000));
        return limits;
    }

    static ObjectNode limit(String type, String interval, int intervalNum, int limit) {
        return JSON.objectNode()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", intervalNum)
                .put("limit", limit);
    }

    static ObjectNode symbol(Listing listing, boolean permissionSets) {
        Instrument instrument = listing.instrument();
        ObjectNode json = JSON.objectNode();
        json.put("symbol", Symbols.name(listing));
        json.put("status", "TRADING");
        json.put("baseAsset", instrument.pair().base());
        json.put("baseAssetPrecision", ASSET_PRECISION);
        json.put("quoteAsset", instrument.pair().quote());
        json.put("quotePrecision", ASSET_PRECISION);
        json.put("quoteAssetPrecision", ASSET_PRECISION);
        json.put("baseCommissionPrecision", ASSET_PRECISION);
        json.put("quoteCommissionPrecision", ASSET_PRECISION);
        ArrayNode types = json.putArray("orderTypes");
        for (OrderType type : OrderType.values()) {
            types.add(type.name());
        }
        flags(json);
        json.set("filters", filters(Filters.of(listing)));
        json.putArray("permissions");
        ArrayNode sets = json.putArray("permissionSets");
        if (permissionSets) {
            sets.addArray().add("SPOT");
        }
        json.put("defaultSelfTradePreventionMode", "NONE");
        json.putArray("allowedSelfTradePreventionModes").add("NONE");
        return json;
    }

    private static void flags(ObjectNode json) {
        json.put("icebergAllowed", false);
        json.put("ocoAllowed", true);
        json.put("otoAllowed", true);
        json.put("opoAllowed", false);
        json.put("quoteOrderQtyMarketAllowed", true);
        json.put("allowTrailingStop", true);
        json.put("cancelReplaceAllowed", false);
        json.put("amendAllowed", false);
        json.put("pegInstructionsAllowed", false);
        json.put("isSpotTradingAllowed", true);
        json.put("isMarginTradingAllowed", false);
    }

    private static ArrayNode filters(Filters filters) {
        Instrument instrument = filters.instrument();
        ArrayNode json = JSON.arrayNode();
        json.add(filter("PRICE_FILTER")
                .put("minPrice", OrderJson.amount(instrument.tick()))
                .put("maxPrice", OrderJson.amount(filters.maxPrice()))
                .put("tickSize", OrderJson.amount(instrument.tick())));
        json.add(lot("LOT_SIZE", instrument.step(), filters.maxQuantity()));
        json.add(lot("MARKET_LOT_SIZE", instrument.step(), filters.maxMarketQuantity()));
        json.add(percent());
        json.add(filter("NOTIONAL")
                .put("minNotional", OrderJson.amount(instrument.minNotional()))
                .put("applyMinToMarket", true)
                .put("maxNotional", OrderJson.amount(filters.maxNotional()))
                .put("applyMaxToMarket", false)
                .put("avgPriceMins", AVERAGE_MINUTES));
        json.add(filter("TRAILING_DELTA")
                .put("minTrailingAboveDelta", Filters.LEAST_TRAIL)
                .put("maxTrailingAboveDelta", Filters.MOST_TRAIL)
                .put("minTrailingBelowDelta", Filters.LEAST_TRAIL)
                .put("maxTrailingBelowDelta", Filters.MOST_TRAIL));
        json.add(filter("MAX_NUM_ORDERS").put("maxNumOrders", Filters.MAX_ORDERS));
        json.add(filter("MAX_NUM_ORDER_LISTS").put("maxNumOrderLists", Filters.MAX_LISTS));
        json.add(filter("MAX_NUM_ALGO_ORDERS").put("maxNumAlgoOrders", Filters.MAX_ALGO_ORDERS));
        return json;
    }

    private static ObjectNode lot(String name, BigDecimal step, BigDecimal most) {
        return filter(name)
                .put("minQty", OrderJson.amount(step))
                .put("maxQty", OrderJson.amount(most))
                .put("stepSize", OrderJson.amount(step));
    }

    private static ObjectNode percent() {
        return filter("PERCENT_PRICE_BY_SIDE")
                .put("bidMultiplierUp", Filters.PERCENT_UP.toPlainString())
                .put("bidMultiplierDown", Filters.PERCENT_DOWN.toPlainString())
                .put("askMultiplierUp", Filters.PERCENT_UP.toPlainString())
                .put("askMultiplierDown", Filters.PERCENT_DOWN.toPlainString())
                .put("avgPriceMins", AVERAGE_MINUTES);
    }

    private static ObjectNode filter(String name) {
        return JSON.objectNode().put("filterType", name);
    }
}
