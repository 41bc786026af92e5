package trade.helix.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderList;
import trade.helix.simulator.market.OrderRequest;

/** Everything that happened at the venues, for those who judge a client by it. */
final class LedgerJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LedgerJson() {}

    static ObjectNode of(List<Market> markets) {
        ObjectNode json = JSON.objectNode();
        ArrayNode orders = json.putArray("orders");
        ArrayNode fills = json.putArray("fills");
        ObjectNode balances = json.putObject("balances");
        markets.stream()
                .flatMap(market -> market.orders().stream().map(order -> Map.entry(market, order)))
                .sorted(Comparator.comparing(entry -> entry.getValue().sequence()))
                .forEach(entry -> orders.add(order(entry.getKey(), entry.getValue())));
        markets.stream()
                .flatMap(market -> market.fills().stream().map(fill -> Map.entry(market, fill)))
                .sorted(Comparator.comparing(entry -> entry.getValue().at()))
                .forEach(entry -> fills.add(fill(entry.getKey(), entry.getValue())));
        markets.forEach(market -> balances.set(market.venue(), balances(market)));
        return json;
    }

    private static ObjectNode order(Market market, Order order) {
        OrderRequest request = order.request();
        ObjectNode json = head(market, order);
        json.put("type", request.type().name());
        json.put("clientOrderId", order.clientOrderId().isEmpty() ? null : order.clientOrderId());
        String reference = request.extras().get("userref");
        if (reference != null) {
            json.put("userref", reference);
        }
        json.put("venueOrderId", order.name());
        json.put("orderListId", listId(order));
        json.put("quantity", plain(order.quantity()));
        json.put("filled", plain(order.filled()));
        json.put("status", order.status().name());
        json.put("stopPrice", order.trigger() == null ? null : plain(order.trigger()));
        json.put("createdAt", order.createdAt().toString());
        return json;
    }

    private static ObjectNode fill(Market market, Fill fill) {
        ObjectNode json = head(market, fill.order());
        json.put("price", plain(fill.price()));
        json.put("quantity", plain(fill.quantity()));
        json.put("fee", plain(fill.fee()));
        json.put("feeAsset", fill.feeAsset());
        json.put("venueOrderId", fill.order().name());
        json.put("at", fill.at().toString());
        return json;
    }

    private static ObjectNode head(Market market, Order order) {
        return JSON.objectNode()
                .put("venue", market.venue())
                .put("account", order.account().key())
                .put("symbol", order.request().pair().symbol())
                .put("side", order.request().side().name());
    }

    private static ObjectNode balances(Market market) {
        ObjectNode json = JSON.objectNode();
        for (Account account : market.accounts()) {
            ObjectNode assets = json.putObject(account.key());
            account.balances().forEach((asset, balance) -> assets.set(asset, balance(balance)));
        }
        return json;
    }

    private static ObjectNode balance(Balance balance) {
        return JSON.objectNode().put("free", plain(balance.free())).put("locked", plain(balance.locked()));
    }

    private static @Nullable String listId(Order order) {
        OrderList list = order.list();
        return list == null ? null : String.valueOf(list.id());
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
