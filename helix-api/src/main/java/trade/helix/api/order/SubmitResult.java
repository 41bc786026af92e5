package trade.helix.api.order;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What came of sending an order. Three-way for good: what is ambiguous is neither a success nor a refusal. */
public sealed interface SubmitResult {
    /**
     * Handles all three.
     *
     * @param accepted for an accepted order
     * @param refused for a refused one
     * @param unknown for one that may or may not be at the venue
     * @param <T> what comes out
     * @return what the one that fits returned
     */
    <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unknown, T> unknown);

    /**
     * The venue has it.
     *
     * @param order as the venue reports it
     * @param fills its executions so far, where the venue tells them at once; they may be fewer than {@code filled} says
     */
    record Accepted(OrderState order, List<Fill> fills) implements SubmitResult {
        public Accepted {
            Objects.requireNonNull(order, "order");
            fills = List.copyOf(fills);
        }

        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return accepted.apply(this);
        }
    }

    /**
     * The venue certainly does not have it.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements SubmitResult {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /**
     * The venue may or may not have it. Ask it; never send again.
     *
     * @param cause what happened, for a person
     */
    record Unknown(String cause) implements SubmitResult {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
