package trade.helix.simulator.binance;

import java.util.Map;
import java.util.Optional;
import trade.helix.simulator.market.Refusal;

/** A refusal in the venue's words: an HTTP status, a code and a text. */
final class BinanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int BANNED = 418;
    static final int TOO_MANY = 429;

    private static final Map<Refusal, String> REFUSALS = Map.of(
            Refusal.INSUFFICIENT_BALANCE, "Account has insufficient balance for requested action.",
            Refusal.DUPLICATE_CLIENT_ORDER_ID, "Duplicate order sent.",
            Refusal.WOULD_TRIGGER, "Order would trigger immediately.",
            Refusal.WOULD_TAKE, "Order would immediately match and take.",
            Refusal.PRICE_RELATION, "The relationship of the prices for the orders is not correct.",
            Refusal.NO_LIQUIDITY, "Order book liquidity is less than LOT_SIZE filter minimum quantity.");

    private final int status;
    private final int code;
    private final int retryAfter;

    private BinanceException(int status, int code, String message, int retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static BinanceException of(int code, String message) {
        return new BinanceException(BAD_REQUEST, code, message, 0);
    }

    static BinanceException unauthorized(int code, String message) {
        return new BinanceException(UNAUTHORIZED, code, message, 0);
    }

    static BinanceException tooMany(int code, String message, int retryAfterSeconds) {
        return new BinanceException(TOO_MANY, code, message, retryAfterSeconds);
    }

    static BinanceException banned(String message, int retryAfterSeconds) {
        return new BinanceException(BANNED, -1003, message, retryAfterSeconds);
    }

    static BinanceException missing(String parameter) {
        return of(-1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    static BinanceException missingBoth(String first, String second) {
        return of(-1102, "Param '" + first + "' or '" + second + "' must be sent, but both were empty/null!");
    }

    static BinanceException notRequired(String parameter) {
        return of(-1106, "Parameter '" + parameter + "' sent when not required.");
    }

    static BinanceException illegal(String parameter, String legalRange) {
        return of(
                -1100,
                "Illegal characters found in parameter '" + parameter + "'; legal range is '" + legalRange + "'.");
    }

    static BinanceException filter(String name) {
        return of(-1013, "Filter failure: " + name);
    }

    static BinanceException refused(Refusal refusal) {
        return rejected(REFUSALS.getOrDefault(refusal, "NEW_ORDER_REJECTED"));
    }

    static BinanceException rejected(String message) {
        return of(-2010, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    int retryAfter() {
        return retryAfter;
    }
}
