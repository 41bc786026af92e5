package trade.helix.exchange.kraken;

import static trade.helix.api.order.RefusalReason.DUPLICATE_ID;
import static trade.helix.api.order.RefusalReason.INSUFFICIENT_FUNDS;
import static trade.helix.api.order.RefusalReason.KEY_REFUSED;
import static trade.helix.api.order.RefusalReason.MARKET_CLOSED;
import static trade.helix.api.order.RefusalReason.OTHER;
import static trade.helix.api.order.RefusalReason.OUTSIDE_TIME_WINDOW;
import static trade.helix.api.order.RefusalReason.RATE_LIMITED;
import static trade.helix.api.order.RefusalReason.TRADING_RULE;
import static trade.helix.api.order.RefusalReason.UNSUPPORTED;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trade.helix.api.order.RefusalReason;

/**
 * What Kraken's error texts say about an order. Only those that the venue documents as a check that failed prove that no
 * order was placed; every other text, one that nobody has written down included, proves nothing.
 *
 * <p>Not among them, for an order may have been placed: {@code EService:Unavailable}, {@code Busy} and
 * {@code Deadline elapsed}, {@code EGeneral:Internal error}, and {@code EAPI:Invalid nonce}, which is also what a copy of
 * a request gets after the first was taken.
 */
final class Errors {
    static final String THROTTLED = "EService:Throttled";
    static final String LOCKOUT = "EGeneral:Temporary lockout";
    static final String DEADLINE_ELAPSED = "EService:Deadline elapsed";
    static final String INVALID_NONCE = "EAPI:Invalid nonce";

    private static final Set<String> PERMISSIONS = Set.of("EGeneral:Permission denied", "EAccount:Invalid permissions");

    /** Both are seen for an order that is not live. */
    static final Set<String> NO_SUCH_ORDER = Set.of("EOrder:Unknown order", "EOrder:Invalid order");

    private static final Map<String, RefusalReason> REFUSALS = Map.ofEntries(
            Map.entry("EAPI:Invalid key", KEY_REFUSED),
            Map.entry("EAPI:Invalid signature", KEY_REFUSED),
            Map.entry("EAPI:Rate limit exceeded", RATE_LIMITED),
            Map.entry("EGeneral:Permission denied", KEY_REFUSED),
            Map.entry("EGeneral:Invalid arguments", OTHER),
            Map.entry("EGeneral:Invalid arguments:volume", TRADING_RULE),
            Map.entry("EGeneral:Invalid arguments:price", TRADING_RULE),
            // Outside of two seconds to a minute from the venue's now.
            Map.entry("EGeneral:Invalid arguments:deadline", OUTSIDE_TIME_WINDOW),
            Map.entry(LOCKOUT, RATE_LIMITED),
            Map.entry("EGeneral:Unknown method", UNSUPPORTED),
            Map.entry("EQuery:Unknown asset pair", MARKET_CLOSED),
            Map.entry("EOrder:Insufficient funds", INSUFFICIENT_FUNDS),
            Map.entry("EOrder:Order minimum not met", TRADING_RULE),
            Map.entry("EOrder:Cost minimum not met", TRADING_RULE),
            Map.entry("EOrder:Tick size check failed", TRADING_RULE),
            Map.entry("EOrder:Invalid price", TRADING_RULE),
            Map.entry("EOrder:Unknown order", OTHER),
            Map.entry("EOrder:Invalid order", OTHER),
            Map.entry("EOrder:Orders limit exceeded", TRADING_RULE),
            Map.entry("EOrder:Scheduled orders limit exceeded", TRADING_RULE),
            Map.entry("EOrder:Post only order", TRADING_RULE),
            Map.entry("EOrder:Reduce only", TRADING_RULE),
            Map.entry("EOrder:Rate limit exceeded", RATE_LIMITED),
            Map.entry("EOrder:Domain rate limit exceeded", RATE_LIMITED),
            Map.entry(THROTTLED, RATE_LIMITED),
            Map.entry("EService:Market in cancel_only mode", MARKET_CLOSED),
            Map.entry("EService:Market in post_only mode", MARKET_CLOSED),
            Map.entry("EService:Market in limit_only mode", MARKET_CLOSED),
            Map.entry("EAccount:Invalid permissions", KEY_REFUSED),
            Map.entry("EAuth", KEY_REFUSED));

    private static final List<String> LONGEST_FIRST = REFUSALS.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private Errors() {}

    /** The documented text that an error begins with, whatever detail follows; empty for one that proves nothing. */
    static Optional<String> refusal(String error) {
        return LONGEST_FIRST.stream().filter(known -> isOf(error, known)).findFirst();
    }

    /** Whether a key is good and lacks a right, by the documented text. */
    static boolean isOfPermission(String known) {
        return PERMISSIONS.contains(known);
    }

    /** The reason of an error that {@link #refusal} knows. */
    static RefusalReason reason(String error, String known) {
        return isRepeatedId(error) ? DUPLICATE_ID : REFUSALS.getOrDefault(known, OTHER);
    }

    /**
     * The venue documents that an id is unique among live orders, and not with which words it says so. An id of a form
     * that it does not take never leaves, so whatever it says of one is that.
     */
    private static boolean isRepeatedId(String error) {
        return error.contains("cl_ord_id");
    }

    static boolean isOf(String error, String known) {
        if (!error.startsWith(known)) {
            return false;
        }
        return error.length() == known.length() || ": (".indexOf(error.charAt(known.length())) >= 0;
    }
}
