package trade.helix.engine.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        List<VenueOrderId> others = Stream.concat(orders.stream().map(OrderState::venueOrderId), before(leg))
                .filter(id -> !id.equals(speaker.venueOrderId()))
                .distinct()
                .toList();
        return new OrderObserved(
                leg.id(),
                speaker.venueOrderId(),
                speaker.type(),
                leg.isAttached() ? together(orders) : status(orders, speaker),
                filled,
                others.isEmpty() ? null : others,
                cancelledAt(orders));
    }

    private static @Nullable Instant cancelledAt(List<OrderState> orders) {
        return orders.stream()
                .filter(order -> order.status() == OrderStatus.CANCELED)
                .flatMap(order -> order.endedAt().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Stops that an entry carried and that do not show for a while are its stops all the same. */
    private static Stream<VenueOrderId> before(OrderLeg leg) {
        OrderObserved known = leg.observed();
        return leg.isAttached() && known != null ? known.venueOrderIds().stream() : Stream.empty();
    }

    /** The one that needs most attention speaks. */
    private static OrderStatus together(List<OrderState> orders) {
        return orders.stream()
                .map(OrderState::status)
                .filter(OrderStatus::isLive)
                .max(Comparator.comparing(status -> status == OrderStatus.TRIGGERED))
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
