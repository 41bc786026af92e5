package trade.helix.integration.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the simulator's ledger says of the account at one venue.
 *
 * @param orders every order, oldest first
 * @param fills every execution, oldest first
 * @param base how much of the base asset the account has, held back or not
 */
record Books(List<Order> orders, List<Fill> fills, BigDecimal base) {
    private static final Set<String> LIVE = Set.of("NEW", "PARTIALLY_FILLED");
    private static final String BASE = "BTC";

    Books {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }

    /** An order; its id is the client's, empty if it has none. */
    record Order(String id, String side, String type, BigDecimal quantity, BigDecimal filled, String status) {
        boolean isBuy() {
            return side.equals("BUY");
        }

        boolean isLive() {
            return LIVE.contains(status);
        }

        /** Whether it waits for a price below the market to sell. */
        boolean isStop() {
            return !isBuy() && type.contains("STOP");
        }

        BigDecimal open() {
            return quantity.subtract(filled);
        }
    }

    /** An execution; the fee is in the base asset, zero if it was paid in another. */
    record Fill(String side, BigDecimal quantity, BigDecimal baseFee) {
        /** What it added to the account's base asset. */
        BigDecimal change() {
            BigDecimal traded = side.equals("BUY") ? quantity : quantity.negate();
            return traded.subtract(baseFee);
        }
    }

    List<Order> entries() {
        return orders.stream().filter(Order::isBuy).toList();
    }

    List<Order> live() {
        return orders.stream().filter(Order::isLive).toList();
    }

    boolean hasBought() {
        return fills.stream().anyMatch(fill -> fill.side().equals("BUY"));
    }

    /** Whether anything was sold otherwise than by a stop. */
    boolean hasSoldAtMarket() {
        return orders.stream()
                .anyMatch(order ->
                        !order.isBuy() && !order.isStop() && order.filled().signum() > 0);
    }

    /** What was bought and not sold, fees taken off. */
    BigDecimal position() {
        return fills.stream().map(Fill::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Books of(JsonNode ledger, String venue) {
        return new Books(
                rows(ledger.get("orders"), venue).map(Books::order).toList(),
                rows(ledger.get("fills"), venue).map(Books::fill).toList(),
                total(ledger.get("balances").get(venue).get(Station.KEY).path(BASE)));
    }

    private static Stream<JsonNode> rows(JsonNode array, String venue) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(row -> row.get("venue").asText().equals(venue));
    }

    private static Order order(JsonNode row) {
        return new Order(
                row.path("clientOrderId").asText(""),
                row.get("side").asText(),
                row.get("type").asText(),
                number(row, "quantity"),
                number(row, "filled"),
                row.get("status").asText());
    }

    private static Fill fill(JsonNode row) {
        boolean inBase = row.get("feeAsset").asText().equals(BASE);
        return new Fill(
                row.get("side").asText(), number(row, "quantity"), inBase ? number(row, "fee") : BigDecimal.ZERO);
    }

    private static BigDecimal total(JsonNode balance) {
        return balance.isMissingNode()
                ? BigDecimal.ZERO
                : number(balance, "free").add(number(balance, "locked"));
    }

    private static BigDecimal number(JsonNode row, String field) {
        return new BigDecimal(row.get(field).asText());
    }
}
