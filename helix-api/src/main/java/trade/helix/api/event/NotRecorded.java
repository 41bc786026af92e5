package trade.helix.api.event;

import java.util.Objects;

/**
 * Something that happened while the store fails, and is not recorded. It is told once more, without this mark, when the store
 * has it. After a crash before that it is not, though it happened: the venue is asked instead.
 *
 * <p>Its place is only the one that it is to have: a listener that stores how far it has come passes over it.
 *
 * @param event what happened
 */
public record NotRecorded(TradingEvent event) implements TradingEvent {
    public NotRecorded {
        Objects.requireNonNull(event, "event");
    }

    @Override
    public EventId id() {
        return event.id();
    }

    @Override
    public String text() {
        return "not recorded: " + event.text();
    }
}
