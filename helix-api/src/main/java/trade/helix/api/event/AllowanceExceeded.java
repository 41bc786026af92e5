package trade.helix.api.event;

import trade.helix.api.internal.OneLine;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.FillId;
import trade.helix.api.value.Money;

/**
 * An execution was worse than its allowance, so more can be lost than was reserved.
 *
 * @param id its place
 * @param order our id of the order
 * @param fill the venue's id of the execution
 * @param excess quote units beyond the allowance, above zero
 */
public record AllowanceExceeded(EventId id, ClientOrderId order, FillId fill, Money excess) implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of("fill " + fill + " of order " + order + " was " + excess
                + " worse than its allowance: more can be lost than was reserved");
    }
}
