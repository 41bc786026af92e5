package trade.helix.exchange.internal;

import java.time.Duration;
import java.util.function.Function;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;

/** Looks an order up until its absence is certain, or says that it is not. */
public final class Absence {
    private Absence() {}

    /**
     * One look, and a second one where no request for the order can be accepted any more: if both find nothing, that is
     * certain.
     *
     * @param venue its name, for messages
     * @param query which order, and until when it may have been sent
     * @param look one look; what it does not find is not certain
     * @param clock the venue's
     * @param validity how long after it was signed a request may be accepted, the venue's own queues included
     */
    public static Lookup find(
            String venue, LookupQuery query, Function<OrderRef, Lookup> look, VenueClock clock, Duration validity) {
        Lookup first = look.apply(query.order());
        return first.fold(
                found -> found,
                absent -> isPast(venue, query, clock, validity)
                        .fold(found -> found, late -> second(query, look, late), unavailable -> unavailable),
                unavailable -> unavailable);
    }

    private static Lookup isPast(String venue, LookupQuery query, VenueClock clock, Duration validity) {
        try {
            return new Lookup.NotFound(clock.isPast(query.sentBefore(), validity));
        } catch (VenueException e) {
            return new Lookup.Unavailable(
                    venue + "'s time cannot be read: " + e.getMessage(),
                    e.retryAfter().orElse(null));
        }
    }

    private static Lookup second(LookupQuery query, Function<OrderRef, Lookup> look, Lookup.NotFound first) {
        return first.certain()
                ? look.apply(query.order())
                        .fold(found -> found, absent -> new Lookup.NotFound(true), unavailable -> unavailable)
                : first;
    }
}
