package trade.helix.exchange.internal;

import java.util.List;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;

/** Says what became of an order of which the venue has no live one to cancel. */
public final class Gone {
    private Gone() {}

    /**
     * Judges by one look-up.
     *
     * @param lookup what it said
     * @param words the venue's, for a person
     * @return already filled if it, or a leg of the pair, filled whole; unknown if it is live after all; else already gone
     */
    public static CancelResult why(Lookup lookup, String words) {
        return lookup.fold(
                found -> why(found.orders(), words),
                absent -> new CancelResult.AlreadyGone(),
                unavailable -> new CancelResult.AlreadyGone());
    }

    private static CancelResult why(List<OrderState> orders, String words) {
        if (orders.stream().anyMatch(order -> order.status().isLive())) {
            return new CancelResult.Unknown("The venue shows it live and does not cancel it: " + words);
        }
        boolean filled = orders.stream().anyMatch(order -> order.status() == OrderStatus.FILLED);
        return filled ? new CancelResult.AlreadyFilled() : new CancelResult.AlreadyGone();
    }
}
