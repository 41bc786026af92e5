package trade.helix.exchange.internal;

/** An answer of the venue that does not say what it should. Never leaves an adapter. */
public final class UnreadableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }

    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
