package trade.helix.simulator.control;

import java.util.Optional;

/** A control request that cannot be carried out, and why. */
final class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;

    private final int status;

    private ControlException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static ControlException malformed(String message) {
        return new ControlException(BAD_REQUEST, message);
    }

    static ControlException unusable(String message) {
        return new ControlException(UNPROCESSABLE, message);
    }

    static ControlException unknown(String message) {
        return new ControlException(NOT_FOUND, message);
    }

    int status() {
        return status;
    }

    String text() {
        return Optional.ofNullable(getMessage()).orElse("");
    }
}
