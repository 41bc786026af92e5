package trade.helix.tck;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.Balance;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/**
 * What really happened at a venue, by its own books and not by the adapter's word. Immutable.
 *
 * @param orders every order of the account that the venue ever took, legs of pairs included, oldest first
 * @param executions every execution of the account, oldest first
 * @param balances what the account has now
 */
public record VenueLedger(List<Order> orders, List<Execution> executions, Map<Asset, Balance> balances) {
    public VenueLedger {
        orders = List.copyOf(orders);
        executions = List.copyOf(executions);
        balances = Map.copyOf(balances);
    }

    /**
     * An order in the venue's books.
     *
     * @param venueOrderId the venue's id
     * @param clientOrderId the client's id; of a leg, whatever the venue keeps
     * @param side which way
     * @param quantity base units asked for
     * @param filled base units filled so far
     * @param live whether it may still fill
     * @param stopOrNull its trigger, or null if it has none
     */
    public record Order(
            String venueOrderId,
            String clientOrderId,
            Side side,
            Quantity quantity,
            Quantity filled,
            boolean live,
            @Nullable Price stopOrNull) {
        public Order {
            Objects.requireNonNull(venueOrderId, "venueOrderId");
            Objects.requireNonNull(clientOrderId, "clientOrderId");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(filled, "filled");
        }
    }

    /**
     * An execution in the venue's books.
     *
     * @param venueOrderId the order that it belongs to
     * @param side which way
     * @param price what was paid for a base unit
     * @param quantity base units, fees not taken off
     * @param fee in the asset in which it was taken
     */
    public record Execution(String venueOrderId, Side side, Price price, Quantity quantity, Money fee) {
        public Execution {
            Objects.requireNonNull(venueOrderId, "venueOrderId");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(quantity, "quantity");
            Objects.requireNonNull(fee, "fee");
        }
    }
}
