package trade.helix.engine.core;

import java.time.LocalDate;
import java.time.ZoneOffset;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Outcome;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Money;
import trade.helix.risk.CircuitBreaker;
import trade.helix.risk.RiskSettings;

/** Ends trades: the result goes into the account's figures, and whoever waits is told. */
final class Closing {
    private final Draft draft;
    private final CircuitBreaker breaker;

    Closing(Draft draft, RiskSettings settings) {
        this.draft = draft;
        this.breaker = new CircuitBreaker(settings);
    }

    void nothingBought(TradeState trade) {
        OrderLeg entry = trade.entry();
        draft.record(new JournalRecord.TradeUpdated(TradeViews.cancelled(draft.account(), trade)));
        ReasonCode reason = entry.outcome() == Outcome.REFUSED ? ReasonCode.REFUSED_BY_VENUE : ReasonCode.NOT_FILLED;
        draft.effect(new Effect.Answer(trade.ref(), new SignalOutcome.Rejected(reason, entry.detail())));
        if (trade.exit() != null) {
            trade.exit()
                    .refs()
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
        AccountFigures figures = draft.account().figures();
        LossFigures losses = figures.losses().get(closing.pnl().asset());
        Money equity = losses == null ? Money.zero(closing.pnl().asset()) : losses.realisedEquity();
        LocalDate day = LocalDate.ofInstant(closing.at(), ZoneOffset.UTC);
        AccountFigures after = breaker.afterTrade(breaker.inDay(figures, day, equity), closing.pnl());
        draft.record(new JournalRecord.AccountUpdated(after, "trade " + trade.id() + " realised " + closing.pnl()));
        draft.effect(new Effect.Answer(trade.ref(), new SignalOutcome.Opened(trade.id())));
        if (trade.exit() != null) {
            trade.exit()
                    .refs()
                    .forEach(ref -> draft.effect(new Effect.Answer(ref, new SignalOutcome.Closed(trade.id()))));
        }
    }
}
