package trade.helix.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.wire.Endpoint;

/** What an account may read of itself: balances, permissions and its unfilled orders. */
final class AccountEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String RATE = "0.00100000";
    private static final int RATE_IN_BASIS_POINTS = 10;

    private final InstantSource clock;
    private final Instant startedAt;
    private final RateLimits limits;

    AccountEndpoints(InstantSource clock, RateLimits limits) {
        this.clock = clock;
        this.startedAt = clock.instant();
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                Route.read("/api/v3/account", Endpoint.ACCOUNT, all -> 20, Set.of("omitZeroBalances"), this::account),
                Route.read(
                        "/sapi/v1/account/apiRestrictions", Endpoint.ACCOUNT, all -> 1, Set.of(), this::restrictions),
                Route.read("/sapi/v1/asset/assetDetail", Endpoint.OTHER, all -> 1, Set.of("asset"), this::assetDetails),
                Route.read("/api/v3/rateLimit/order", Endpoint.OTHER, all -> 40, Set.of(), this::orderCount));
    }

    private JsonNode account(Call call) {
        boolean omitZero = call.parameters().flag("omitZeroBalances");
        ObjectNode json = JSON.objectNode();
        json.put("makerCommission", RATE_IN_BASIS_POINTS);
        json.put("takerCommission", RATE_IN_BASIS_POINTS);
        json.put("buyerCommission", 0);
        json.put("sellerCommission", 0);
        json.putObject("commissionRates")
                .put("maker", RATE)
                .put("taker", RATE)
                .put("buyer", "0.00000000")
                .put("seller", "0.00000000");
        json.put("canTrade", true);
        json.put("canWithdraw", true);
        json.put("canDeposit", true);
        json.put("brokered", false);
        json.put("requireSelfTradePrevention", false);
        json.put("preventSor", false);
        json.put("updateTime", call.times().of(clock.instant()));
        json.put("accountType", "SPOT");
        json.set("balances", balances(call.account(), omitZero));
        json.putArray("permissions").add("SPOT");
        json.put("uid", Math.abs((long) call.account().key().hashCode()));
        return json;
    }

    private static ArrayNode balances(Account account, boolean omitZero) {
        ArrayNode json = JSON.arrayNode();
        for (Map.Entry<String, Balance> entry : account.balances().entrySet()) {
            Balance balance = entry.getValue();
            if (!omitZero || balance.free().add(balance.locked()).signum() > 0) {
                json.addObject()
                        .put("asset", entry.getKey())
                        .put("free", OrderJson.amount(balance.free()))
                        .put("locked", OrderJson.amount(balance.locked()));
            }
        }
        return json;
    }

    private JsonNode restrictions(Call call) {
        return JSON.objectNode()
                .put("ipRestrict", false)
                .put("createTime", call.times().of(startedAt))
                .put("enableReading", true)
                .put("enableWithdrawals", false)
                .put("enableInternalTransfer", false)
                .put("enableMargin", false)
                .put("enableFutures", false)
                .put("permitsUniversalTransfer", false)
                .put("enableVanillaOptions", false)
                .put("enableSpotAndMarginTrading", true)
                .put("enablePortfolioMarginTrading", false)
                .put("enableFixApiTrade", false)
                .put("enableFixReadOnly", false);
    }

    /** What may be deposited and withdrawn, which is nothing here. */
    private JsonNode assetDetails(Call call) {
        ObjectNode json = JSON.objectNode();
        call.account()
                .balances()
                .keySet()
                .forEach(asset -> json.putObject(asset)
                        .put("minWithdrawAmount", "0")
                        .put("depositStatus", false)
                        .put("withdrawFee", "0")
                        .put("withdrawStatus", false));
        return json;
    }

    private JsonNode orderCount(Call call) {
        String key = call.account().key();
        ArrayNode json = JSON.arrayNode();
        json.add(ExchangeInfoJson.limit("ORDERS", "SECOND", 10, RateLimits.ORDERS_PER_TEN_SECONDS)
                .put("count", limits.ordersInTenSeconds(key)));
        json.add(ExchangeInfoJson.limit("ORDERS", "DAY", 1, RateLimits.ORDERS_PER_DAY)
                .put("count", limits.ordersInDay(key)));
        return json;
    }
}
