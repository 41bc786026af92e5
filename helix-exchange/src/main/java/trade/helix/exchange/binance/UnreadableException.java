package trade.helix.exchange.binance;

/** An answer of the venue that does not say what it should. Never leaves this package. */
final class UnreadableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
