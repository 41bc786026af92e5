package trade.helix.exchange.xchange;

import java.io.IOException;

/** A call that did not begin: not a byte of it left. Never leaves the adapter. */
final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSentException(String message) {
        super(message);
    }
}
