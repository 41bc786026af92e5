package trade.helix.api.venue;

import java.time.Instant;
import java.util.Objects;
import trade.helix.api.order.OrderRef;

/**
 * Which order is looked for, and until when it may have been sent.
 *
 * @param order the order, or the pair
 * @param sentBefore no request for it left after this moment, by Helix's clock; the venue's bound counts from here
 * @param patient whether it is one more look at an order that rests, which goes on for as long as it does: it leaves room in the
 *     venue's limits to all other calls, and is unavailable for a while rather than in their way
 */
public record LookupQuery(OrderRef order, Instant sentBefore, boolean patient) {
    /**
     * A look that something waits for.
     *
     * @param order the order, or the pair
     * @param sentBefore no request for it left after this moment, by Helix's clock
     */
    public LookupQuery(OrderRef order, Instant sentBefore) {
        this(order, sentBefore, false);
    }

    public LookupQuery {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(sentBefore, "sentBefore");
    }
}
