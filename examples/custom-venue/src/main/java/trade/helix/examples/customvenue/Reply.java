package trade.helix.examples.customvenue;

import java.util.function.Function;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** What came of one request: done, certainly not done, or not clear. Orders and reads are both told in these three. */
sealed interface Reply<T> {
    <R> R fold(Function<T, R> done, Function<No<T>, R> no, Function<Unclear<T>, R> unclear);

    /** For a read: what was asked for, or the failure that a read may have. */
    default T orThrow() {
        return fold(
                done -> done,
                no -> {
                    throw no.asException();
                },
                unclear -> {
                    throw new VenueException(unclear.category(), unclear.cause());
                });
    }

    /** The venue did it, and its answer was understood. */
    record Done<T>(T value) implements Reply<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<No<T>, R> no, Function<Unclear<T>, R> unclear) {
            return done.apply(value);
        }
    }

    /**
     * The venue certainly did not do it: nothing was sent, or it said no.
     *
     * @param code the venue's word for why; empty if nothing was sent
     */
    record No<T>(String code, Refusal refusal) implements Reply<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<No<T>, R> no, Function<Unclear<T>, R> unclear) {
            return no.apply(this);
        }

        private VenueException asException() {
            if (refusal.reason() == RefusalReason.RATE_LIMITED) {
                return new VenueException(refusal.message(), refusal.retryAfterOrNull());
            }
            return new VenueException(
                    switch (refusal.reason()) {
                        case NOT_SENT -> Category.UNREACHABLE;
                        case KEY_REFUSED -> Category.KEY_REFUSED;
                        default -> Category.REFUSED;
                    },
                    refusal.message());
        }
    }

    /**
     * It may or may not have been done.
     *
     * @param category what a reader can do about it
     * @param cause what happened, for a person
     */
    record Unclear<T>(Category category, String cause) implements Reply<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<No<T>, R> no, Function<Unclear<T>, R> unclear) {
            return unclear.apply(this);
        }
    }
}
