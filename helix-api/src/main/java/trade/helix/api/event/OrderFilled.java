package trade.helix.api.event;

import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;

/**
 * An execution of one of our orders.
 *
 * @param id its place
 * @param order which order
 * @param fill the execution
 */
public record OrderFilled(EventId id, ClientOrderId order, Fill fill) implements TradingEvent {
    @Override
    public String text() {
        return "fill " + fill.side() + " " + fill.quantity() + " " + fill.symbol() + " @ " + fill.price() + ", fee "
                + fill.fee();
    }
}
