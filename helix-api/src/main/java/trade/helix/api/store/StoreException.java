package trade.helix.api.store;

import java.util.Objects;
import trade.helix.api.HelixException;

/** The store did not do what it was asked. */
public final class StoreException extends HelixException {
    private static final long serialVersionUID = 1L;

    /** What the caller can do. */
    public enum Category {
        /** It may work later: a busy or unreachable database. Nothing was stored. */
        UNAVAILABLE,
        /** Another process owns the account or the database. */
        OWNED_ELSEWHERE,
        /** The journal has moved on: somebody else wrote to it. Load it again. */
        CONFLICT,
        /** What is stored cannot be used: a schema that is too new, a damaged entry. A person must look. */
        UNUSABLE
    }

    private final Category category;

    /**
     * A failure.
     *
     * @param category what the caller can do
     * @param message what happened, why, and what to do
     */
    public StoreException(Category category, String message) {
        super(message);
        this.category = Objects.requireNonNull(category, "category");
    }

    /**
     * A failure with a cause.
     *
     * @param category what the caller can do
     * @param message what happened, why, and what to do
     * @param cause what led to it
     */
    public StoreException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = Objects.requireNonNull(category, "category");
    }

    /** {@return what the caller can do} */
    public Category category() {
        return category;
    }
}
