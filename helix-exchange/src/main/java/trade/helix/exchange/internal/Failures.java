package trade.helix.exchange.internal;

import java.util.function.Supplier;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** Turns a refusal into the failure of a read, and the failure of a preparing read into a refusal. */
public final class Failures {
    private Failures() {}

    public static VenueException of(Refusal refusal) {
        if (refusal.reason() == RefusalReason.RATE_LIMITED) {
            return new VenueException(refusal.message(), refusal.retryAfterOrNull());
        }
        return new VenueException(categoryOf(refusal.reason()), refusal.message());
    }

    private static Category categoryOf(RefusalReason reason) {
        return switch (reason) {
            case NOT_SENT -> Category.UNREACHABLE;
            case KEY_REFUSED -> Category.KEY_REFUSED;
            case OUTSIDE_TIME_WINDOW -> Category.CLOCK;
            default -> Category.REFUSED;
        };
    }

    /** What a look-up tells when something that it needs could not be read. */
    public static Lookup unavailable(VenueException e) {
        return new Lookup.Unavailable(
                String.valueOf(e.getMessage()), e.retryAfter().orElse(null));
    }

    /** What an order is told when something that it needs first could not be read: it was not sent. */
    public static Refusal notSent(VenueException e) {
        RefusalReason reason = switch (e.category()) {
            case RATE_LIMITED -> RefusalReason.RATE_LIMITED;
            case REFUSED -> RefusalReason.UNSUPPORTED;
            default -> RefusalReason.NOT_SENT;
        };
        return new Refusal(
                reason, "nothing was sent: " + e.getMessage(), e.retryAfter().orElse(null));
    }

    /**
     * Reads a piece of an answer.
     *
     * @throws VenueException {@code UNREADABLE} if the answer does not say what it should
     */
    public static <T> T reading(String venue, String what, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new VenueException(
                    Category.UNREADABLE, venue + "'s answer to " + what + " cannot be read: " + Words.of(e), e);
        }
    }
}
