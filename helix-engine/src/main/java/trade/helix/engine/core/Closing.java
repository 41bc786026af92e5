package trade.helix.engine.core;

import java.util.Optional;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.Trade;

/** Ends trades: the result goes into the account's figures, and whoever waits is told. */
final class Closing {
    private final Draft draft;
    private final Results results;

    Closing(Draft draft, Results results) {
        this.draft = draft;
        this.results = results;
    }

    void nothingBought(TradeState trade) {
        OrderLeg entry = trade.entry();
        draft.record(new JournalRecord.TradeUpdated(TradeViews.cancelled(draft.account(), trade)));
        ReasonCode reason = entry.outcome() == Outcome.REFUSED ? ReasonCode.REFUSED_BY_VENUE : ReasonCode.NOT_FILLED;
        draft.effect(new Effect.Answer(trade.ref(), new SignalOutcome.Rejected(reason, entry.detail())));
        if (trade.exit() != null) {
            trade.exit().refs().stream()
                    .filter(ref -> !isAwaitedElsewhere(ref))
                    .forEach(ref -> draft.effect(new Effect.Answer(
                            ref,
                            new SignalOutcome.Rejected(
                                    ReasonCode.NO_OPEN_POSITION, "the entry that it waited for bought nothing"))));
        }
    }

    void ended(TradeState trade) {
        Trade closed = TradeViews.closed(draft.account(), trade, draft.at());
        Trade.Closing closing = closed.closing().orElseThrow();
        draft.record(new JournalRecord.TradeUpdated(closed));
        results.ended(trade, closing);
        draft.effect(new Effect.Answer(trade.ref(), new SignalOutcome.Opened(trade.id())));
        if (trade.exit() != null) {
            trade.exit().refs().stream()
                    .filter(ref -> !isAwaitedElsewhere(ref))
                    .forEach(ref -> draft.effect(new Effect.Answer(ref, new SignalOutcome.Closed(trade.id()))));
        }
    }

    /** Whether another trade has to end as well before the exit is answered. */
    private boolean isAwaitedElsewhere(SignalRef ref) {
        return draft.account().trades().values().stream()
                .flatMap(trade -> Optional.ofNullable(trade.exit()).stream())
                .anyMatch(exit -> exit.refs().contains(ref));
    }
}
