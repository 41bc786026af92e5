package trade.helix.api.provider;

import trade.helix.api.HelixException;

/** A provider is missing, ambiguous or broken; the message says which, and the remedy. */
public final class ProviderException extends HelixException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed look-up.
     *
     * @param message what happened, why, and what to do
     */
    public ProviderException(String message) {
        super(message);
    }

    /**
     * A failed look-up with a cause.
     *
     * @param message what happened, why, and what to do
     * @param cause what led to it
     */
    public ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
