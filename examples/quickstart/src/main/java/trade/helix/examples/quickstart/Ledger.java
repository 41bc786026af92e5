package trade.helix.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the venue did, as it tells it itself.
 *
 * @param orders every order, by client order id: side, quantity, filled, status, stop
 * @param fills every execution, in order: side, price, quantity, fee
 * @param balances free and locked together, by asset
 */
record Ledger(Map<String, String> orders, List<String> fills, Map<String, BigDecimal> balances) {
    static Ledger read(URI simulator) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(simulator.resolve("/sim/ledger")).build();
        String json = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return of(new ObjectMapper().readTree(json));
    }

    static Ledger of(JsonNode json) {
        Map<String, String> orders = new TreeMap<>();
        for (JsonNode order : json.get("orders")) {
            orders.put(
                    order.get("clientOrderId").asText(),
                    Lines.order(
                            order.get("side").asText(),
                            number(order, "quantity"),
                            number(order, "filled"),
                            order.get("status").asText(),
                            order.get("stopPrice").isNull() ? null : number(order, "stopPrice")));
        }
        List<String> fills = new ArrayList<>();
        for (JsonNode fill : json.get("fills")) {
            fills.add(Lines.fill(
                    fill.get("venueOrderId").asText(),
                    fill.get("side").asText(),
                    number(fill, "price"),
                    number(fill, "quantity"),
                    number(fill, "fee"),
                    fill.get("feeAsset").asText()));
        }
        return new Ledger(
                orders, fills, balances(json.get("balances").get("binance").get("key")));
    }

    private static Map<String, BigDecimal> balances(JsonNode account) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        account.properties().forEach(asset -> {
            BigDecimal total = number(asset.getValue(), "free").add(number(asset.getValue(), "locked"));
            balances.put(asset.getKey(), total);
        });
        return balances;
    }

    private static BigDecimal number(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }
}
