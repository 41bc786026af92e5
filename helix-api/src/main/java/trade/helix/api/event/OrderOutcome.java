package trade.helix.api.event;

import java.util.Locale;
import trade.helix.api.internal.OneLine;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;

/**
 * The venue's answer to an order, or the lack of one.
 *
 * @param id its place
 * @param order which order
 * @param outcome what is known
 * @param detail for a person
 */
public record OrderOutcome(EventId id, ClientOrderId order, Outcome outcome, String detail) implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of("order " + order + " " + outcome.name().toLowerCase(Locale.ROOT)
                + (detail.isEmpty() ? "" : ": " + detail));
    }
}
