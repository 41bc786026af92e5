package trade.helix.engine.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Quantity;

/**
 * What was sold by orders that the venue has not been heard of: one of ours whose answer was lost, or somebody else's.
 *
 * @param fills the executions
 */
record Sales(List<Fill> fills) {

    static Sales ofUnknownOrders(AccountState account, List<Fill> fills) {
        Set<VenueOrderId> orders = account.trades().values().stream()
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> !leg.is(Leg.MANUAL))
                .flatMap(leg -> Optional.ofNullable(leg.observed()).stream())
                .flatMap(observed -> observed.venueOrderIds().stream())
                .collect(Collectors.toSet());
        Set<FillId> booked = account.trades().values().stream()
                .flatMap(trade -> trade.sold().seen().stream())
                .collect(Collectors.toSet());
        account.known().endedSales().values().forEach(booked::addAll);
        return new Sales(fills.stream()
                .filter(fill -> fill.side() == Side.SELL && !orders.contains(fill.venueOrderId()))
                .filter(fill -> !booked.contains(fill.id()) && !booked.contains(ManualSales.partOf(fill.id())))
                .toList());
    }

    /** Those from a moment on: what was sold while a protective order still stood was not what it covered. All without a moment. */
    Sales since(@Nullable Instant moment) {
        return moment == null
                ? this
                : new Sales(fills.stream()
                        .filter(fill -> !fill.at().isBefore(moment))
                        .toList());
    }

    boolean isEmpty() {
        return fills.isEmpty();
    }

    /** The executions of the one order that sold just the quantity of an intent: that order. Empty if there is none. */
    List<Fill> of(Intent intent) {
        return fills.stream().collect(Collectors.groupingBy(Fill::venueOrderId)).values().stream()
                .filter(order -> order.stream()
                        .map(Fill::quantity)
                        .reduce(Quantity.ZERO, Quantity::plus)
                        .equals(intent.quantity()))
                .findFirst()
                .orElse(List.of());
    }
}
