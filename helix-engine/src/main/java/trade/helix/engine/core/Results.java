package trade.helix.engine.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.Fill;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.risk.CircuitBreaker;
import trade.helix.risk.RiskSettings;

/** Books what fills and ended trades realise into the account's figures. */
final class Results {
    private final Draft draft;
    private final RiskSettings settings;
    private final CircuitBreaker breaker;

    Results(Draft draft, RiskSettings settings) {
        this.draft = draft;
        this.settings = settings;
        this.breaker = new CircuitBreaker(settings);
    }

    /** A fill was recorded: a closing one realises its share, on the day of its own time. */
    void filled(TradeState before, OrderLeg leg, Fill fill) {
        excess(before, leg, fill)
                .filter(Money::isPositive)
                .ifPresent(excess -> draft.record(new JournalRecord.AllowanceExceeded(leg.id(), fill.id(), excess)));
        TradeState after = draft.account().trade(before.id()).orElseThrow();
        Money pnl = after.realised().minus(before.realised());
        if (pnl.isPositive() || pnl.isNegative()) {
            book(
                    breaker.afterFill(draft.account().figures(), day(fill.at()), pnl),
                    "trade " + before.id() + " realised " + pnl);
        }
    }

    /**
     * A trade has ended. What could not be sold counts as lost as far as that was set aside; what is more goes to the owner at
     * the price of the sales. It joins the holdings, less fees that sales took in base.
     */
    void ended(TradeState trade, Trade.Closing closing) {
        Money beyond = beyondReservation(trade, closing);
        Money unsold = closing.pnl().minus(trade.realised()).plus(beyond);
        AccountFigures before = draft.account().figures();
        AccountFigures after = breaker.afterTrade(
                breaker.afterTakeOver(breaker.afterFill(before, day(closing.at()), unsold), beyond),
                closing.pnl(),
                trade.flow());
        Map<Asset, Quantity> holdings = new HashMap<>(before.holdings());
        Asset base = trade.symbol().base();
        Quantity held = draft.account().holding(base).plus(closing.residual());
        holdings.put(base, held.minusOrZero(trade.sold().baseFees()));
        book(after.withHoldings(holdings), "trade " + trade.id() + " ended with " + closing.pnl());
    }

    private static Money beyondReservation(TradeState trade, Trade.Closing closing) {
        Money zero = Money.zero(closing.pnl().asset());
        Price price = closing.averagePriceOrNull();
        Money worth = price == null ? zero : price.times(closing.residual(), zero.asset());
        Money lost = closing.pnl().negated();
        return lost.minus(trade.entry().intent().reserved()).min(worth).max(zero);
    }

    private void book(AccountFigures figures, String why) {
        draft.record(new JournalRecord.AccountUpdated(figures, why));
    }

    /** By how much a fill is worse than what the reservation allowed for; below zero where it is better. */
    private Optional<Money> excess(TradeState trade, OrderLeg leg, Fill fill) {
        Asset quote = trade.symbol().quote();
        Intent.Prices entry = trade.entry().intent().prices();
        if (leg.is(Leg.ENTRY)) {
            return Optional.ofNullable(entry.quoted())
                    .map(price -> price.moved(settings.entryAllowance()))
                    .map(most -> fill.notional().minus(most.times(fill.quantity(), quote)));
        }
        Price stop = trade.last(Leg.PROTECTION)
                .map(protection -> protection.intent().prices().stop())
                .orElse(entry.stop());
        return Optional.ofNullable(stop)
                .map(price -> price.less(settings.stopAllowance()))
                .map(least -> least.times(fill.quantity(), quote).minus(fill.notional()));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
