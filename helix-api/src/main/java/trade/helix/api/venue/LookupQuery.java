package trade.helix.api.venue;

import java.time.Instant;
import java.util.Objects;
import trade.helix.api.order.OrderRef;

/**
 * Which order is looked for, and until when it may have been sent.
 *
 * @param order the order, or the pair
 * @param sentBefore no request for it left after this moment, by Helix's clock; the venue's bound counts from here
 */
public record LookupQuery(OrderRef order, Instant sentBefore) {
    public LookupQuery {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(sentBefore, "sentBefore");
    }
}
