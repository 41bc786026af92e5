package trade.helix.api.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;

/**
 * Something that a person or a program did to Helix: a resume, a changed limit, a closing by hand.
 *
 * @param at when
 * @param actor who, such as {@code telegram:4711}; no secret
 * @param action what, such as {@code resume main}
 * @param before what stood before; empty where nothing did
 * @param after what stands now; empty where nothing does
 */
public record AuditEntry(Instant at, String actor, String action, String before, String after) {
    /**
     * Checks that all parts are there.
     *
     * @throws IllegalArgumentException if nobody did it, or nothing
     */
    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        if (actor.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("An audit entry needs an actor and an action.");
        }
    }

    /**
     * What a journal writes with a fact.
     *
     * @param entry the fact with its account and time
     * @return for a {@link JournalRecord.CommandRecorded} what was done, and to which account; empty for all others
     */
    public static Optional<AuditEntry> of(JournalEntry entry) {
        return entry.record() instanceof JournalRecord.CommandRecorded command
                ? Optional.of(new AuditEntry(
                        entry.at(),
                        command.actor(),
                        command.action() + " " + entry.account(),
                        command.before(),
                        command.after()))
                : Optional.empty();
    }
}
