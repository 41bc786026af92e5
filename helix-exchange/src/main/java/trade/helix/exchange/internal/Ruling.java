package trade.helix.exchange.internal;

import java.util.function.Function;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;

/** What an answer means: done, certainly not done, or not clear. */
public sealed interface Ruling {
    /** Stands for "no error code of the venue". */
    String NO_CODE = "";

    <T> T fold(Function<Done, T> done, Function<Refused, T> refused, Function<Unclear, T> unclear);

    /**
     * The answer to a read.
     *
     * @return the body
     * @throws VenueException unless it was done
     */
    default Json orThrow() {
        return fold(
                Done::body,
                refused -> {
                    throw Failures.of(refused.refusal());
                },
                unclear -> {
                    throw new VenueException(unclear.category(), unclear.cause());
                });
    }

    /** The venue did it and says so. */
    record Done(Json body) implements Ruling {
        @Override
        public <T> T fold(Function<Done, T> done, Function<Refused, T> refused, Function<Unclear, T> unclear) {
            return done.apply(this);
        }
    }

    /**
     * The venue certainly did not do it.
     *
     * @param refusal why
     * @param code the venue's error code, or {@link #NO_CODE}
     */
    record Refused(Refusal refusal, String code) implements Ruling {
        public static Refused of(RefusalReason reason, String message) {
            return new Refused(Refusal.of(reason, message), NO_CODE);
        }

        @Override
        public <T> T fold(Function<Done, T> done, Function<Refused, T> refused, Function<Unclear, T> unclear) {
            return refused.apply(this);
        }
    }

    /**
     * It may or may not have been done.
     *
     * @param category what a reader can do about it
     * @param cause what happened, for a person
     */
    record Unclear(Category category, String cause) implements Ruling {
        @Override
        public <T> T fold(Function<Done, T> done, Function<Refused, T> refused, Function<Unclear, T> unclear) {
            return unclear.apply(this);
        }
    }
}
