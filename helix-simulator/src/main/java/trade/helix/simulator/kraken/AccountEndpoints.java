package trade.helix.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.market.Listing;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.wire.Endpoint;

/** What an account may read of itself: balances and what its key may do. */
final class AccountEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> FUNDS = Set.of("query-funds");
    private static final String NEVER = "0";

    private final Market market;
    private final KrakenSettings settings;
    private final Tokens tokens;
    private final Instant startedAt;

    AccountEndpoints(Market market, KrakenSettings settings, Tokens tokens, Instant startedAt) {
        this.market = market;
        this.settings = settings;
        this.tokens = tokens;
        this.startedAt = startedAt;
    }

    List<Route> routes() {
        return List.of(
                Route.signed("Balance", Endpoint.ACCOUNT, 1, FUNDS, this::balance),
                Route.signed("BalanceEx", Endpoint.ACCOUNT, 1, FUNDS, this::extended),
                Route.signed("TradeBalance", Endpoint.ACCOUNT, 1, FUNDS, this::worth),
                Route.signed("GetApiKeyInfo", Endpoint.ACCOUNT, 1, Set.of(), this::key),
                Route.signed("GetWebSocketsToken", Endpoint.OTHER, 1, Set.of("create-ws-token"), this::token));
    }

    private JsonNode balance(Call call) {
        ObjectNode json = JSON.objectNode();
        call.account()
                .balances()
                .forEach((asset, balance) -> json.put(Names.asset(asset), Numbers.amount(total(balance))));
        return json;
    }

    private JsonNode extended(Call call) {
        ObjectNode json = JSON.objectNode();
        call.account()
                .balances()
                .forEach((asset, balance) -> json.putObject(Names.asset(asset))
                        .put("balance", Numbers.amount(total(balance)))
                        .put("hold_trade", Numbers.amount(balance.locked())));
        return json;
    }

    /** The worth of what trades against an asset, in that asset; there is no margin. */
    private JsonNode worth(Call call) {
        String asset = call.fields().text("asset").orElse("ZUSD");
        String worth = Numbers.amount(worth(call.account(), asset));
        String nothing = Numbers.amount(BigDecimal.ZERO);
        return JSON.objectNode()
                .put("eb", worth)
                .put("tb", worth)
                .put("m", nothing)
                .put("n", nothing)
                .put("c", nothing)
                .put("v", nothing)
                .put("e", worth)
                .put("mf", worth);
    }

    private BigDecimal worth(Account account, String asset) {
        BigDecimal sum = account.balances().entrySet().stream()
                .filter(entry -> Names.isAsset(entry.getKey(), asset))
                .map(entry -> total(entry.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Listing listing : market.listings()) {
            Pair pair = listing.instrument().pair();
            Balance balance = account.balances().get(pair.base());
            if (balance != null && Names.isAsset(pair.quote(), asset)) {
                sum = sum.add(total(balance).multiply(listing.last()));
            }
        }
        return sum;
    }

    private JsonNode key(Call call) {
        String key = call.account().key();
        String started = String.valueOf(startedAt.getEpochSecond());
        ObjectNode json = JSON.objectNode();
        json.put("apiKeyName", "simulated " + key).put("apiKey", key);
        json.put("nonce", call.fields().required("nonce"));
        json.put("nonceWindow", String.valueOf(settings.nonceWindow()));
        new TreeSet<>(settings.permissions()).forEach(json.putArray("permissions")::add);
        json.put("iban", "AA00 N000 0000 0000");
        json.put("validUntil", NEVER).put("queryFrom", NEVER).put("queryTo", NEVER);
        json.put("createdTime", started).put("modifiedTime", started);
        json.putArray("ipAllowlist");
        json.put("lastUsed", String.valueOf(call.arrived().getEpochSecond()));
        return json;
    }

    private JsonNode token(Call call) {
        return JSON.objectNode().put("token", tokens.issue(call.account())).put("expires", Tokens.LIFE.toSeconds());
    }

    private static BigDecimal total(Balance balance) {
        return balance.free().add(balance.locked());
    }
}
