package trade.helix.api.event;

import java.util.Locale;
import trade.helix.api.journal.Intent;

/**
 * An order is about to be sent.
 *
 * @param id its place
 * @param intent the order
 */
public record OrderCommitted(EventId id, Intent intent) implements TradingEvent {
    @Override
    public String text() {
        return intent.leg().name().toLowerCase(Locale.ROOT) + " order " + intent.clientOrderId() + ": " + intent.side()
                + " " + intent.quantity() + " " + intent.symbol();
    }
}
