package trade.helix.exchange.kraken;

import java.util.function.Predicate;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;

/** Reads the orders that have ended, newest first, 50 at a time. */
final class ClosedOrders {
    private static final int PAGE = 50;

    private final PrivateApi api;

    ClosedOrders(PrivateApi api) {
        this.api = api;
    }

    /**
     * Reads page after page.
     *
     * @param filter which orders
     * @param isEnough takes a page and says whether no other is needed
     */
    void read(Form filter, Predicate<Json> isEnough) {
        for (long offset = 0; ; offset += PAGE) {
            Form form = offset == 0 ? filter : filter.and("ofs", offset);
            Json result = api.look(Method.CLOSED_ORDERS, form).orThrow();
            Json page = Failures.reading(KrakenVenue.NAME, "ClosedOrders", () -> result.child("closed"));
            long count = Failures.reading(KrakenVenue.NAME, "ClosedOrders", () -> result.integer("count"));
            if (isEnough.test(page) || page.children().isEmpty() || offset + PAGE >= count) {
                return;
            }
        }
    }
}
