package trade.helix.engine;

import trade.helix.api.HelixException;

/** Helix did not start, and nothing of it runs. The message says why and what to do. */
public final class StartException extends HelixException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed start.
     *
     * @param message what happened, why, and what to do
     */
    public StartException(String message) {
        super(message);
    }

    /**
     * A failed start with a cause.
     *
     * @param message what happened, why, and what to do
     * @param cause what led to it
     */
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
