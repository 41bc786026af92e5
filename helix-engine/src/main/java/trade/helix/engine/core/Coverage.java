package trade.helix.engine.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Quantity;

/** Counts how long trades hold a quantity without protection, and asks for the end of one that does for too long. */
final class Coverage {
    private final Draft draft;
    private final CoreSettings settings;

    Coverage(Draft draft, CoreSettings settings) {
        this.draft = draft;
        this.settings = settings;
    }

    /** Begins or ends the measure of what is told as a gap. */
    void measure(TradeId id) {
        draft.unprotected(id, draft.account().trade(id).map(this::unprotected).orElse(null));
    }

    private @Nullable Quantity unprotected(TradeState trade) {
        Quantity sellable =
                draft.facts().instrument(trade.symbol()).map(trade::sellable).orElse(trade.owned());
        return sellable.isZero() || isCovered(trade) ? null : sellable;
    }

    /** Counts on, and asks for the end of the trade once that was too long; whether it did. */
    boolean isGapTooLong(TradeState trade, boolean residual) {
        if (residual
                || isCovered(trade)
                || trade.exit() != null
                || Tries.of(trade).isLeftAlone()) {
            draft.forgetGap(trade.id());
            return false;
        }
        if (!draft.venueReachable()) {
            draft.forgetGap(trade.id());
            if (draft.isIdle(trade.entry().id())) {
                draft.waitFor(trade.entry().id(), settings.lookupInterval());
            }
            return false;
        }
        Instant end = draft.uncoveredSince(trade.id()).plus(settings.longestGap());
        boolean asking = trade.legs(Leg.PROTECTION)
                .anyMatch(leg -> !leg.isSettled() && !draft.errand(leg.id()).isAtRest());
        if (draft.at().isBefore(end) && draft.isIdle(trade.entry().id())) {
            draft.waitFor(trade.entry().id(), Duration.between(draft.at(), end));
        }
        return !asking && givesUp(trade.id());
    }

    /** Asks for the end of a trade that has been without protection for too long; false if it has not. */
    boolean givesUp(TradeId trade) {
        if (draft.at().isBefore(draft.uncoveredSince(trade).plus(settings.longestGap()))) {
            return false;
        }
        draft.record(new JournalRecord.ExitRequested(trade, CloseReason.UNPROTECTED, null));
        return true;
    }

    private static boolean isCovered(TradeState trade) {
        return trade.legs(Leg.PROTECTION).anyMatch(OrderLeg::isLive);
    }
}
