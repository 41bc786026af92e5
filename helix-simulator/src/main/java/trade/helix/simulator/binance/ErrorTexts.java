package trade.helix.simulator.binance;

import java.util.Map;

/** The texts of the errors that leave open what became of a request. */
final class ErrorTexts {
    static final int TIMEOUT = -1007;
    private static final String UNKNOWN = "An unknown error occurred while processing the request.";
    private static final Map<Integer, String> TEXTS = Map.of(
            -1000,
            UNKNOWN,
            -1001,
            "Internal error; unable to process your request. Please try again.",
            -1006,
            "An unexpected response was received from the message bus. Execution status unknown.",
            TIMEOUT,
            "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
            -1008,
            "Server is currently overloaded with other requests. Please try again in a few minutes.",
            -1016,
            "This service is no longer available.");

    private ErrorTexts() {}

    static String of(int code) {
        return TEXTS.getOrDefault(code, UNKNOWN);
    }
}
