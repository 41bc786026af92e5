package trade.helix.api.event;

import java.time.Instant;
import java.util.Objects;
import trade.helix.api.account.AccountId;

/**
 * The place of an event: a listener that stores the last one resumes after it, and sees each event at least once.
 *
 * @param account whose journal
 * @param sequence its place there; two events may share one
 * @param at when it happened, by the engine's clock
 */
public record EventId(AccountId account, long sequence, Instant at) {
    public EventId {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(at, "at");
    }
}
