package trade.helix.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What happened at the venue, in its own words.
 *
 * @param orders every order, oldest first
 * @param fills every execution, oldest first
 * @param balances free and locked, by account and asset
 */
record Ledger(List<Order> orders, List<Fill> fills, JsonNode balances) {
    /** The quantity step of BTC/USDT in decimals. */
    private static final int STEP_DECIMALS = 5;

    private static final Set<String> LIVE = Set.of("NEW", "PARTIALLY_FILLED");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Order(
            String id,
            String side,
            String type,
            BigDecimal quantity,
            BigDecimal filled,
            String status,
            @Nullable String list) {
        boolean isLive() {
            return LIVE.contains(status);
        }
    }

    record Fill(String side, BigDecimal price, BigDecimal quantity, BigDecimal fee, String feeAsset) {
        BigDecimal feeIn(String asset) {
            return feeAsset.equals(asset) ? fee : BigDecimal.ZERO;
        }
    }

    static Ledger read(URI simulator) throws Exception {
        return read(simulator, "binance");
    }

    static Ledger read(URI simulator, String venue) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(simulator.resolve("/sim/ledger")).build();
        JsonNode json =
                JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        return new Ledger(
                at(venue, json.get("orders")).map(Ledger::order).toList(),
                at(venue, json.get("fills")).map(Ledger::fill).toList(),
                json.get("balances").get(venue));
    }

    List<Order> orders(String side, String type) {
        return orders.stream()
                .filter(order -> order.side().equals(side) && order.type().equals(type))
                .toList();
    }

    List<Order> live() {
        return orders.stream().filter(Order::isLive).toList();
    }

    Stream<Fill> fills(String side) {
        return fills.stream().filter(fill -> fill.side().equals(side));
    }

    /** What the buys brought, base fees taken off, down to the quantity step: what a stop can cover. */
    BigDecimal received() {
        return fills("BUY")
                .map(fill -> fill.quantity().subtract(fill.feeIn("BTC")))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(STEP_DECIMALS, RoundingMode.DOWN);
    }

    /** Free and locked together. */
    BigDecimal total(String account, String asset) {
        JsonNode balance =
                Objects.requireNonNull(balances.get(account), account).get(asset);
        return balance == null ? BigDecimal.ZERO : number(balance, "free").add(number(balance, "locked"));
    }

    private static Order order(JsonNode order) {
        JsonNode list = order.get("orderListId");
        return new Order(
                order.get("clientOrderId").asText(),
                order.get("side").asText(),
                order.get("type").asText(),
                number(order, "quantity"),
                number(order, "filled"),
                order.get("status").asText(),
                list.isNull() ? null : list.asText());
    }

    private static Fill fill(JsonNode fill) {
        return new Fill(
                fill.get("side").asText(),
                number(fill, "price"),
                number(fill, "quantity"),
                number(fill, "fee"),
                fill.get("feeAsset").asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonNode> at(String venue, JsonNode array) {
        return stream(array).filter(each -> each.get("venue").asText().equals(venue));
    }

    private static BigDecimal number(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }
}
