package trade.helix.api.intake;

import java.util.function.Function;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/** What came of a signal. */
public sealed interface SignalOutcome {
    /**
     * Handles all four.
     *
     * @param opened for an entry that filled
     * @param closed for an exit that filled
     * @param deduplicated for a repetition
     * @param rejected for a signal that leads to no order
     * @param <T> what comes out
     * @return what the one that fits returned
     */
    <T> T fold(
            Function<Opened, T> opened,
            Function<Closed, T> closed,
            Function<Deduplicated, T> deduplicated,
            Function<Rejected, T> rejected);

    /**
     * A trade is open.
     *
     * @param trade its id
     */
    record Opened(TradeId trade) implements SignalOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Deduplicated, T> deduplicated,
                Function<Rejected, T> rejected) {
            return opened.apply(this);
        }
    }

    /**
     * A trade is closed.
     *
     * @param trade its id
     */
    record Closed(TradeId trade) implements SignalOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Deduplicated, T> deduplicated,
                Function<Rejected, T> rejected) {
            return closed.apply(this);
        }
    }

    /**
     * It repeats a signal of the last 60 s.
     *
     * @param first the signal that it repeats
     */
    record Deduplicated(SignalRef first) implements SignalOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Deduplicated, T> deduplicated,
                Function<Rejected, T> rejected) {
            return deduplicated.apply(this);
        }
    }

    /**
     * It leads to no order.
     *
     * @param reason the stable name of why
     * @param detail for a person
     */
    record Rejected(ReasonCode reason, String detail) implements SignalOutcome {
        @Override
        public <T> T fold(
                Function<Opened, T> opened,
                Function<Closed, T> closed,
                Function<Deduplicated, T> deduplicated,
                Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }
}
