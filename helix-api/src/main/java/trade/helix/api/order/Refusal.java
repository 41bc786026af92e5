package trade.helix.api.order;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue's no.
 *
 * @param reason what kind of no
 * @param message the venue's code and words, for a person
 * @param retryAfterOrNull how long the venue asks to wait, or null
 */
public record Refusal(
        RefusalReason reason, String message, @Nullable Duration retryAfterOrNull) {
    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    /**
     * A refusal without a waiting time.
     *
     * @param reason what kind of no
     * @param message for a person
     * @return the refusal
     */
    public static Refusal of(RefusalReason reason, String message) {
        return new Refusal(reason, message, null);
    }

    /** {@return how long the venue asks to wait; empty where it does not say} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfterOrNull);
    }
}
