package trade.helix.api.intake;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.HelixException;

/** A signal was not taken, though nothing is wrong with it or with the store: nothing was done and nothing is kept of it. */
public final class NotTakenException extends HelixException {
    private static final long serialVersionUID = 1L;

    /** Why, and with it what the sender can do. */
    public enum Reason {
        /** Too many signals of the account wait for their outcome. Only entries are refused for it. */
        QUEUE_FULL,
        /** Helix comes to rest before it is closed: the next start takes signals again. */
        DRAINING
    }

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    /**
     * A signal that is given back.
     *
     * @param reason why
     * @param message what happened, why, and what to do
     * @param retryAfter when to send it again; null where that is not known
     */
    public NotTakenException(Reason reason, String message, @Nullable Duration retryAfter) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.retryAfter = retryAfter;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }

    /** {@return when to send it again; empty where that is not known} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
