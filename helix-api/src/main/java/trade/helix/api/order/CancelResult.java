package trade.helix.api.order;

import java.util.List;
import java.util.function.Function;

/** What came of taking an order, or a protective pair, back. Only {@link Cancelled} says what was filled before. */
public sealed interface CancelResult {
    /**
     * Handles all four.
     *
     * @param cancelled for one that is now taken back
     * @param filled for one that had filled before
     * @param gone for one that the venue does not have live, for whatever reason
     * @param unknown for one that may or may not be live
     * @param <T> what comes out
     * @return what the one that fits returned
     */
    <T> T fold(
            Function<Cancelled, T> cancelled,
            Function<AlreadyFilled, T> filled,
            Function<AlreadyGone, T> gone,
            Function<Unknown, T> unknown);

    /**
     * Taken back.
     *
     * @param orders each order as the venue reports it now, with what it had filled
     */
    record Cancelled(List<OrderState> orders) implements CancelResult {
        public Cancelled {
            orders = List.copyOf(orders);
        }

        @Override
        public <T> T fold(
                Function<Cancelled, T> cancelled,
                Function<AlreadyFilled, T> filled,
                Function<AlreadyGone, T> gone,
                Function<Unknown, T> unknown) {
            return cancelled.apply(this);
        }
    }

    /** Too late: it has filled. A look-up says how. */
    record AlreadyFilled() implements CancelResult {
        @Override
        public <T> T fold(
                Function<Cancelled, T> cancelled,
                Function<AlreadyFilled, T> filled,
                Function<AlreadyGone, T> gone,
                Function<Unknown, T> unknown) {
            return filled.apply(this);
        }
    }

    /** The venue knows no live order of this name. It may have filled, been cancelled, or never arrived: look it up. */
    record AlreadyGone() implements CancelResult {
        @Override
        public <T> T fold(
                Function<Cancelled, T> cancelled,
                Function<AlreadyFilled, T> filled,
                Function<AlreadyGone, T> gone,
                Function<Unknown, T> unknown) {
            return gone.apply(this);
        }
    }

    /**
     * It may or may not be live.
     *
     * @param cause what happened, for a person
     */
    record Unknown(String cause) implements CancelResult {
        @Override
        public <T> T fold(
                Function<Cancelled, T> cancelled,
                Function<AlreadyFilled, T> filled,
                Function<AlreadyGone, T> gone,
                Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
