package trade.helix.integration;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import trade.helix.api.journal.Leg;

/**
 * An order as it went over the wire.
 *
 * @param leg what it was for
 * @param id the client order id that it carried
 * @param servedBefore how many requests its connection had served before it
 * @param fate what became of it
 */
record OrderPost(Leg leg, String id, int servedBefore, Fate fate) {
    enum Fate {
        /** The venue got it, and the sender its answer. */
        ANSWERED,
        /** The venue never saw it; the sender saw the connection close. */
        DROPPED_BEFORE,
        /** The venue carried it out; the sender saw the connection close. */
        DROPPED_AFTER
    }

    static boolean is(HttpMessage request) {
        return request.startLine().equals("POST /api/v3/order HTTP/1.1");
    }

    static OrderPost of(HttpMessage request, int servedBefore, Fate fate) {
        return new OrderPost(
                legOf(request), Objects.requireNonNull(fields(request).get("newClientOrderId")), servedBefore, fate);
    }

    static Leg legOf(HttpMessage request) {
        Map<String, String> fields = fields(request);
        if (Objects.equals(fields.get("side"), "BUY")) {
            return Leg.ENTRY;
        }
        return Objects.equals(fields.get("type"), "MARKET") ? Leg.EXIT : Leg.PROTECTION;
    }

    private static Map<String, String> fields(HttpMessage request) {
        return Arrays.stream(request.body().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }
}
