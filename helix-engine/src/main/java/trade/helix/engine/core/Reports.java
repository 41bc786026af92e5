package trade.helix.engine.core;

import java.util.List;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.value.Quantity;

/** Makes one report of a single order or of a protective pair. */
final class Reports {
    private Reports() {}

    /**
     * Of a pair, the leg that filled speaks for both; before one has, the pair lives as long as one of them does.
     *
     * @param id our id
     * @param orders the order, or each order of the pair; not empty
     */
    static OrderObserved of(ClientOrderId id, List<OrderState> orders) {
        OrderState speaker = orders.stream()
                .filter(order -> !order.filled().isZero())
                .findFirst()
                .orElseGet(() -> orders.stream()
                        .filter(order -> order.status().isLive())
                        .findFirst()
                        .orElseGet(() -> orders.get(0)));
        Quantity filled = orders.stream().map(OrderState::filled).reduce(Quantity.ZERO, Quantity::plus);
        return new OrderObserved(id, speaker.venueOrderId(), speaker.type(), status(orders, speaker), filled);
    }

    private static OrderStatus status(List<OrderState> orders, OrderState speaker) {
        boolean live = orders.stream().anyMatch(order -> order.status().isLive());
        boolean done = orders.stream().anyMatch(order -> order.status() == OrderStatus.FILLED);
        if (done) {
            return OrderStatus.FILLED;
        }
        return live && !speaker.status().isLive() ? OrderStatus.NEW : speaker.status();
    }
}
