package trade.helix.api.event;

import trade.helix.api.internal.OneLine;
import trade.helix.api.journal.AccountFigures;

/**
 * The account's own state changed.
 *
 * @param id its place
 * @param figures as they are now
 * @param why what changed them and who
 */
public record AccountChanged(EventId id, AccountFigures figures, String why) implements TradingEvent {
    @Override
    public String text() {
        return OneLine.of("account " + figures.status() + ": " + why);
    }
}
