package trade.helix.api.order;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a venue says when asked for an order. */
public sealed interface Lookup {
    /**
     * Handles all three.
     *
     * @param found for an order that the venue knows
     * @param notFound for one that it does not know
     * @param unavailable for no answer
     * @param <T> what comes out
     * @return what the one that fits returned
     */
    <T> T fold(Function<Found, T> found, Function<NotFound, T> notFound, Function<Unavailable, T> unavailable);

    /**
     * The venue knows it.
     *
     * @param orders the order, or each order of a pair; never empty
     */
    record Found(List<OrderState> orders) implements Lookup {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Found {
            orders = List.copyOf(orders);
            if (orders.isEmpty()) {
                throw new IllegalArgumentException("Found no order: that is NotFound.");
            }
        }

        @Override
        public <T> T fold(
                Function<Found, T> found, Function<NotFound, T> notFound, Function<Unavailable, T> unavailable) {
            return found.apply(this);
        }
    }

    /**
     * The venue does not know it, so far.
     *
     * @param certain whether, by the venue's own rules, it can no longer appear
     */
    record NotFound(boolean certain) implements Lookup {
        @Override
        public <T> T fold(
                Function<Found, T> found, Function<NotFound, T> notFound, Function<Unavailable, T> unavailable) {
            return notFound.apply(this);
        }
    }

    /**
     * The venue did not answer, or not in a way that can be read.
     *
     * @param cause what happened, for a person
     * @param retryAfterOrNull how long until it may be asked again, where its limits say so; null where not given
     */
    record Unavailable(String cause, @Nullable Duration retryAfterOrNull) implements Lookup {
        /**
         * No answer, and nothing known of when there will be one.
         *
         * @param cause what happened, for a person
         */
        public Unavailable(String cause) {
            this(cause, null);
        }

        /** {@return how long until it may be asked again; empty where not given} */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfterOrNull);
        }

        @Override
        public <T> T fold(
                Function<Found, T> found, Function<NotFound, T> notFound, Function<Unavailable, T> unavailable) {
            return unavailable.apply(this);
        }
    }
}
