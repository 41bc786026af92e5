package trade.helix.api.journal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/**
 * What was decided on a signal.
 *
 * @param kind which of the three
 * @param trade the trade that it opens or closes; null unless accepted
 * @param first the signal that it repeats; null unless deduplicated
 * @param reason why not; null unless rejected
 * @param detail for a person; empty where there is nothing to add
 */
public record Decision(
        Kind kind,
        @Nullable TradeId trade,
        @Nullable SignalRef first,
        @Nullable ReasonCode reason,
        String detail) {
    /** The three decisions. */
    public enum Kind {
        /** It opens or closes a trade. */
        ACCEPTED,
        /** It leads to no order. */
        REJECTED,
        /** It repeats an earlier signal. */
        DEDUPLICATED
    }

    /**
     * It opens or closes a trade.
     *
     * @param trade which
     * @return the decision
     */
    public static Decision accepted(TradeId trade) {
        return new Decision(Kind.ACCEPTED, Objects.requireNonNull(trade, "trade"), null, null, "");
    }

    /**
     * It leads to no order.
     *
     * @param reason the stable name of why
     * @param detail for a person
     * @return the decision
     */
    public static Decision rejected(ReasonCode reason, String detail) {
        return new Decision(Kind.REJECTED, null, null, Objects.requireNonNull(reason, "reason"), detail);
    }

    /**
     * It repeats an earlier signal.
     *
     * @param first the earlier one
     * @return the decision
     */
    public static Decision deduplicated(SignalRef first) {
        return new Decision(Kind.DEDUPLICATED, null, Objects.requireNonNull(first, "first"), null, "");
    }
}
