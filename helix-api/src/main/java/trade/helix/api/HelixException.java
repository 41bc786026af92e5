package trade.helix.api;

import java.util.Objects;

/** What every failure of Helix and its parts extends. Its message says what happened, why, and what to do. */
public abstract class HelixException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what happened, why, and what to do
     */
    protected HelixException(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message what happened, why, and what to do
     * @param cause what led to it
     */
    protected HelixException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@return what happened, why, and what to do} */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), getClass().getName());
    }
}
