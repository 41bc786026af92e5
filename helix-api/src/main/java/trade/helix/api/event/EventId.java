package trade.helix.api.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Danger;

/**
 * The place of an event: a listener that stores the last one resumes after it, and sees each event at least once.
 *
 * @param account whose journal
 * @param sequence its place there; two events may share one
 * @param at when it happened, by the engine's clock
 * @param dangers what was acknowledged about the account at the start, for alerts
 */
public record EventId(AccountId account, long sequence, Instant at, Set<Danger> dangers) {
    /**
     * Of an account about which nothing had to be acknowledged.
     *
     * @param account whose journal
     * @param sequence its place there
     * @param at when it happened
     */
    public EventId(AccountId account, long sequence, Instant at) {
        this(account, sequence, at, Set.of());
    }

    public EventId {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(at, "at");
        dangers = Set.copyOf(dangers);
    }
}
