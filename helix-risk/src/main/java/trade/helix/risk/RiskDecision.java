package trade.helix.risk;

import java.util.function.Function;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.Trace;

/** What the risk manager says of an entry. */
public sealed interface RiskDecision {
    /** {@return every answer that led to it} */
    Trace trace();

    /**
     * Handles both.
     *
     * @param approved for an entry that may happen
     * @param rejected for one that may not
     * @param <T> what comes out
     * @return what the one that fits returned
     */
    <T> T fold(Function<Approved, T> approved, Function<Rejected, T> rejected);

    /**
     * The entry may happen.
     *
     * @param approval the proof
     * @param trace every answer that led to it
     */
    record Approved(Approval approval, Trace trace) implements RiskDecision {
        @Override
        public <T> T fold(Function<Approved, T> approved, Function<Rejected, T> rejected) {
            return approved.apply(this);
        }
    }

    /**
     * The entry must not happen.
     *
     * @param reason the stable name of why
     * @param detail for a person
     * @param trace every answer that led to it
     */
    record Rejected(ReasonCode reason, String detail, Trace trace) implements RiskDecision {
        @Override
        public <T> T fold(Function<Approved, T> approved, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }
}
