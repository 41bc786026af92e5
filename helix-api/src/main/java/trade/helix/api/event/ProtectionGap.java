package trade.helix.api.event;

import java.time.Duration;
import trade.helix.api.internal.OneLine;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Quantity;

/**
 * A trade held a quantity without live protection for a while: between its entry and its stop, while it was sold, or longer.
 *
 * @param id its place
 * @param trade which
 * @param quantity base units that were not protected when the gap began
 * @param duration how long, by the engine's clock
 */
public record ProtectionGap(EventId id, TradeId trade, Quantity quantity, Duration duration) implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of(
                "trade " + trade + ": " + quantity + " without protection for " + duration.toMillis() + " ms");
    }
}
