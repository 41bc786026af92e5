package trade.helix.simulator.binance;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals that a fault asks for. */
final class Troubles {
    private static final int BANNED = 418;
    private static final int TOO_MUCH_WEIGHT = -1003;
    private static final int REFUSED = -2010;
    private static final Map<Integer, String> TEXTS = Map.of(
            REFUSED,
            "Account has insufficient balance for requested action.",
            -1013,
            "Filter failure: NOTIONAL",
            -1015,
            "Too many new orders; current limit is 100 orders per 10 SECOND.",
            -1021,
            "Timestamp for this request is outside of the recvWindow.",
            -2015,
            "Invalid API-key, IP, or permissions for action.");

    private Troubles() {}

    /** With 418 as the code, a ban. */
    static BinanceException tooMany(@Nullable String code, Duration wait) {
        int number = number(code, TOO_MUCH_WEIGHT);
        int seconds = (int) wait.plusMillis(999).toSeconds();
        if (number == BANNED) {
            return BinanceException.banned("Way too much request weight used; IP banned.", seconds);
        }
        String text =
                TEXTS.getOrDefault(number, "Too many requests; current limit is 6000 request weight per 1 MINUTE.");
        return BinanceException.tooMany(number, text, seconds);
    }

    static BinanceException refused(@Nullable String code) {
        int number = number(code, REFUSED);
        return BinanceException.of(number, TEXTS.getOrDefault(number, "Refused."));
    }

    private static int number(@Nullable String code, int usual) {
        return code == null || !code.matches("-?[0-9]{1,6}") ? usual : Integer.parseInt(code);
    }
}
