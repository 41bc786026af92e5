package trade.helix.api.venue;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.HelixException;

/** A read failed. Orders never fail this way: their outcomes are values. */
public final class VenueException extends HelixException {
    private static final long serialVersionUID = 1L;

    /** What the caller can do. */
    public enum Category {
        /** The venue does not answer, or not in time. Try later. */
        UNREACHABLE,
        /** Too many requests. Wait as long as the venue says. */
        RATE_LIMITED,
        /** The key is unknown or may not do this. A person must look. */
        KEY_REFUSED,
        /** The clock differs too much from the venue's. */
        CLOCK,
        /** The answer cannot be read, or says something new. */
        UNREADABLE,
        /** The request makes no sense to the venue: a programming error. */
        REFUSED
    }

    private final Category category;
    private final transient @Nullable Duration retryAfter;

    /**
     * A failed read.
     *
     * @param category what the caller can do
     * @param message what happened, why, and what to do
     */
    public VenueException(Category category, String message) {
        super(message);
        this.category = Objects.requireNonNull(category, "category");
        this.retryAfter = null;
    }

    /**
     * A failed read with a cause.
     *
     * @param category what the caller can do
     * @param message what happened, why, and what to do
     * @param cause what led to it
     */
    public VenueException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = Objects.requireNonNull(category, "category");
        this.retryAfter = null;
    }

    /**
     * A read that was refused for its rate.
     *
     * @param message what happened, why, and what to do
     * @param retryAfter how long the venue asks to wait; null if it does not say
     */
    public VenueException(String message, @Nullable Duration retryAfter) {
        super(message);
        this.category = Category.RATE_LIMITED;
        this.retryAfter = retryAfter;
    }

    /** {@return what the caller can do} */
    public Category category() {
        return category;
    }

    /** {@return how long the venue asks to wait; empty where it does not say} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
