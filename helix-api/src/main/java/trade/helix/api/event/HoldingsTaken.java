package trade.helix.api.event;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import trade.helix.api.internal.OneLine;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * What was found at the venue was taken as the owner's, by a person or at the first start.
 *
 * @param id its place
 * @param holdings what belongs to the owner from now on, by asset
 * @param orders the venue's ids of live orders that are the owner's
 * @param actor who said so
 */
public record HoldingsTaken(EventId id, Map<Asset, Quantity> holdings, Set<VenueOrderId> orders, String actor)
        implements TradingEvent {
    public HoldingsTaken {
        holdings = Map.copyOf(holdings);
        orders = Set.copyOf(orders);
    }

    @Override
    public String text() {
        String assets = holdings.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        return OneLine.of("accepted as the owner's by " + actor + ": " + (assets.isEmpty() ? "no asset" : assets) + "; "
                + orders.size() + " order(s)");
    }
}
