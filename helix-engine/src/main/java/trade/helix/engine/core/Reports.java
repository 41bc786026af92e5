package trade.helix.engine.core;

import java.util.List;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Quantity;

/** Makes one report of a single order, of a protective pair, or of the stops that an entry carried. */
final class Reports {
    private Reports() {}

    /**
     * Of a pair, the leg that filled speaks for both; before one has, the pair lives as long as one of them does. Stops that an
     * entry carried live as long as one of them does, and are filled when all are.
     *
     * @param leg our order
     * @param orders what the venue has of it; not empty
     */
    static OrderObserved of(OrderLeg leg, List<OrderState> orders) {
        OrderState speaker = orders.stream()
                .filter(order -> !order.filled().isZero())
                .findFirst()
                .orElseGet(() -> orders.stream()
                        .filter(order -> order.status().isLive())
                        .findFirst()
                        .orElseGet(() -> orders.get(0)));
        Quantity filled = orders.stream().map(OrderState::filled).reduce(Quantity.ZERO, Quantity::plus);
        List<VenueOrderId> others = orders.stream()
                .map(OrderState::venueOrderId)
                .filter(id -> !id.equals(speaker.venueOrderId()))
                .toList();
        return new OrderObserved(
                leg.id(),
                speaker.venueOrderId(),
                speaker.type(),
                leg.isAttached() ? together(orders) : status(orders, speaker),
                filled,
                others.isEmpty() ? null : others);
    }

    private static OrderStatus together(List<OrderState> orders) {
        return orders.stream()
                .map(OrderState::status)
                .filter(OrderStatus::isLive)
                .findFirst()
                .or(() -> orders.stream()
                        .map(OrderState::status)
                        .filter(status -> status != OrderStatus.FILLED)
                        .findFirst())
                .orElse(OrderStatus.FILLED);
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
