package trade.helix.api.event;

import java.time.Instant;
import java.util.stream.Collectors;
import trade.helix.api.account.AccountId;

/**
 * Something that happened and is committed; {@link NotRecorded} alone is not committed yet. New kinds come with new versions: a
 * listener passes over what it does not know.
 */
public interface TradingEvent {
    /** {@return its place in the account's journal} */
    EventId id();

    /** {@return one line for a person} */
    String text();

    /** {@return what a person is told: the line, and what is dangerous about the account} */
    default String alert() {
        return id().dangers().stream()
                .sorted()
                .map(danger -> "; " + danger.text())
                .collect(Collectors.joining("", text(), ""));
    }

    /** {@return whose it is} */
    default AccountId account() {
        return id().account();
    }

    /** {@return when it happened, by the engine's clock} */
    default Instant at() {
        return id().at();
    }
}
