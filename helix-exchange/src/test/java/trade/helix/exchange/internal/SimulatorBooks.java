package trade.helix.exchange.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import trade.helix.api.account.Balance;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.tck.VenueLedger;

/** Reads a simulator's ledger as the contract kit wants it; the simulator has one account. */
public final class SimulatorBooks {
    private static final Set<String> LIVE = Set.of("NEW", "PARTIALLY_FILLED");

    private SimulatorBooks() {}

    public static VenueLedger read(JsonNode ledger, String venue, String account) {
        return new VenueLedger(
                all(ledger.path("orders"), SimulatorBooks::order),
                all(ledger.path("fills"), SimulatorBooks::execution),
                balances(ledger.path("balances").path(venue).path(account)));
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(reader.apply(each)));
        return all;
    }

    private static VenueLedger.Order order(JsonNode json) {
        return new VenueLedger.Order(
                json.path("venueOrderId").asText(),
                json.hasNonNull("clientOrderId") ? json.path("clientOrderId").asText() : "",
                Side.valueOf(json.path("side").asText()),
                quantity(json, "quantity"),
                quantity(json, "filled"),
                LIVE.contains(json.path("status").asText()),
                json.hasNonNull("stopPrice") ? Price.of(json.path("stopPrice").asText()) : null);
    }

    private static VenueLedger.Execution execution(JsonNode json) {
        return new VenueLedger.Execution(
                json.path("venueOrderId").asText(),
                Side.valueOf(json.path("side").asText()),
                Price.of(json.path("price").asText()),
                quantity(json, "quantity"),
                Money.of(json.path("fee").asText(), json.path("feeAsset").asText()));
    }

    private static Map<Asset, Balance> balances(JsonNode account) {
        Map<Asset, Balance> balances = new HashMap<>();
        account.fieldNames().forEachRemaining(code -> {
            JsonNode balance = account.path(code);
            Asset asset = Asset.of(code);
            balances.put(asset, new Balance(asset, quantity(balance, "free"), quantity(balance, "locked")));
        });
        return balances;
    }

    private static Quantity quantity(JsonNode json, String field) {
        return Quantity.of(json.path(field).asText());
    }
}
