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
        /**
         * The end of a commit was not seen: it may or may not be stored, whole in both cases. Read the journal on from its
         * last known place to find out; before that, nothing may be sent that depends on it.
         */
        UNCLEAR,
        /** Another process owns the account or the database. */
        OWNED_ELSEWHERE,
        /**
         * The account was owned and is no more: somebody else holds it now, or may. Nothing was stored, and nothing may be
         * sent for this account until it was loaded again.
         */
        LOCK_LOST,
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
