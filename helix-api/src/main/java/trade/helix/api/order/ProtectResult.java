package trade.helix.api.order;

import java.util.List;
import java.util.function.Function;

/** What came of sending a protective order. Three-way, like {@link SubmitResult}. */
public sealed interface ProtectResult {
    /**
     * Handles all three.
     *
     * @param placed for one that is at the venue
     * @param refused for a refused one
     * @param unknown for one that may or may not be at the venue
     * @param <T> what comes out
     * @return what the one that fits returned
     */
    <T> T fold(Function<Placed, T> placed, Function<Refused, T> refused, Function<Unknown, T> unknown);

    /**
     * The venue has it.
     *
     * @param orders the stop, and the target where one was asked for
     */
    record Placed(List<OrderState> orders) implements ProtectResult {
        public Placed {
            orders = List.copyOf(orders);
        }

        @Override
        public <T> T fold(Function<Placed, T> placed, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return placed.apply(this);
        }
    }

    /**
     * The venue certainly does not have it.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements ProtectResult {
        @Override
        public <T> T fold(Function<Placed, T> placed, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return refused.apply(this);
        }
    }

    /**
     * The venue may or may not have it.
     *
     * @param cause what happened, for a person
     */
    record Unknown(String cause) implements ProtectResult {
        @Override
        public <T> T fold(Function<Placed, T> placed, Function<Refused, T> refused, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }
}
