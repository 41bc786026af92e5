package trade.helix.exchange.binance;

import static trade.helix.api.order.RefusalReason.DUPLICATE_ID;
import static trade.helix.api.order.RefusalReason.INSUFFICIENT_FUNDS;
import static trade.helix.api.order.RefusalReason.KEY_REFUSED;
import static trade.helix.api.order.RefusalReason.MARKET_CLOSED;
import static trade.helix.api.order.RefusalReason.OTHER;
import static trade.helix.api.order.RefusalReason.OUTSIDE_TIME_WINDOW;
import static trade.helix.api.order.RefusalReason.RATE_LIMITED;
import static trade.helix.api.order.RefusalReason.TRADING_RULE;
import static trade.helix.api.order.RefusalReason.UNSUPPORTED;
import static trade.helix.api.order.RefusalReason.WOULD_TRIGGER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import trade.helix.api.order.RefusalReason;

/**
 * What Binance's error codes say about an order. Source: {@code errors.md} of Binance's published Spot API documents.
 */
final class ErrorCodes {
    static final String CANCEL_REJECTED = "-2011";
    static final Set<String> NO_SUCH_ORDERS = Set.of("-2013");

    /** For an order list that does not exist, -2018 is seen as well; no Spot document explains it. */
    static final Set<String> NO_SUCH_LISTS = Set.of("-2013", "-2018");

    static final String OUTSIDE_WINDOW = "-1021";
    static final String TOO_MANY_ORDERS = "-1015";

    /** Codes of "general server or network issues". */
    private static final Pattern GENERAL = Pattern.compile("-10[0-9]{2}");

    private static final Map<String, RefusalReason> BY_CODE = Map.ofEntries(
            Map.entry("-1002", KEY_REFUSED),
            Map.entry("-1003", RATE_LIMITED),
            Map.entry("-1010", OTHER),
            Map.entry("-1013", TRADING_RULE),
            Map.entry("-1014", UNSUPPORTED),
            Map.entry(TOO_MANY_ORDERS, RATE_LIMITED),
            Map.entry("-1020", UNSUPPORTED),
            Map.entry(OUTSIDE_WINDOW, OUTSIDE_TIME_WINDOW),
            Map.entry("-1022", KEY_REFUSED),
            Map.entry("-1099", KEY_REFUSED),
            Map.entry("-1111", TRADING_RULE),
            Map.entry("-1116", UNSUPPORTED),
            Map.entry("-1121", MARKET_CLOSED),
            Map.entry("-1158", UNSUPPORTED),
            Map.entry("-2014", KEY_REFUSED),
            Map.entry("-2015", KEY_REFUSED));

    /** Codes under which the words alone tell the reason. */
    private static final Set<String> TOLD_BY_WORDS = Set.of("-1010", "-1013", "-2010");

    /**
     * The words, in small letters, first match decides. A pair whose target the price has passed is refused with
     * "immediately match" or "relationship of the prices"; its remedy is that of a passed stop: sell now.
     */
    private static final List<Map.Entry<String, RefusalReason>> BY_WORDS = List.of(
            Map.entry("insufficient balance", INSUFFICIENT_FUNDS),
            Map.entry("duplicate order", DUPLICATE_ID),
            Map.entry("would trigger immediately", WOULD_TRIGGER),
            Map.entry("would immediately match", WOULD_TRIGGER),
            Map.entry("relationship of the prices", WOULD_TRIGGER),
            Map.entry("filter failure", TRADING_RULE),
            Map.entry("price * qty is zero or less", TRADING_RULE),
            Map.entry("market is closed", MARKET_CLOSED),
            Map.entry("trading phase", MARKET_CLOSED),
            Map.entry("not supported for this symbol", UNSUPPORTED),
            Map.entry("not support for this symbol", UNSUPPORTED),
            Map.entry("unsupported order combination", UNSUPPORTED),
            Map.entry("restricted for this account", KEY_REFUSED),
            Map.entry("not permitted for this account", KEY_REFUSED),
            Map.entry("disabled on this account", KEY_REFUSED),
            Map.entry("account may not", KEY_REFUSED),
            Map.entry("trading is not enabled", KEY_REFUSED));

    private ErrorCodes() {}

    /**
     * Whether the order may exist all the same. Of the general codes only those above are a certain no. -1000, -1001, -1006
     * and -1007 say that they are none by name (unknown, disconnected, unexpected response, time-out behind the gateway).
     * Of -1008 (overloaded), -1016 (shutting down) and those that are new no Spot document promises that the request was
     * dropped before the matching engine, and a look-up costs less than a second order.
     */
    static boolean isAmbiguous(String code) {
        return GENERAL.matcher(code).matches() && !BY_CODE.containsKey(code);
    }

    static RefusalReason reason(String code, String words) {
        RefusalReason byCode = BY_CODE.getOrDefault(code, OTHER);
        if (!TOLD_BY_WORDS.contains(code)) {
            return byCode;
        }
        String small = words.toLowerCase(Locale.ROOT);
        return BY_WORDS.stream()
                .filter(entry -> small.contains(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(byCode);
    }
}
