package trade.helix.engine.core;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Quote;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.risk.CircuitBreaker;
import trade.helix.risk.RiskSettings;

/** Puts together what an entry is judged by. */
final class RiskPicture {
    private final Draft draft;
    private final CircuitBreaker breaker;

    RiskPicture(Draft draft, RiskSettings settings) {
        this.draft = draft;
        this.breaker = new CircuitBreaker(settings);
    }

    /** Whether fills of a later day than the clock's are booked: then no day is there to judge an entry by. */
    boolean isBehind(Asset quote) {
        LossFigures losses = draft.account().figures().losses().get(quote);
        return losses != null && losses.day().isAfter(today());
    }

    /** What gates are shown; opens the day if it is new, and kills where open losses reach the drawdown limit. */
    RiskContext context(AccountSnapshot account, Asset quote) {
        Money equity = equity(account, quote);
        AccountFigures before = draft.account().figures();
        Money cash = Transfers.cash(account, quote).minus(Transfers.flow(draft.account(), quote));
        AccountFigures opened = breaker.inDay(before, today(), equity, cash);
        record(before, opened, "the day starts with an equity of " + equity);
        AccountFigures figures = breaker.atPrices(opened, openLoss(quote));
        record(opened, figures, "open losses reach the drawdown limit");
        LossFigures losses = figures.losses().get(quote);
        if (losses == null) {
            throw new IllegalStateException("The day of " + quote + " was opened and is not there.");
        }
        List<Exposure> exposures = draft.account().trades().values().stream()
                .map(RiskPicture::exposure)
                .toList();
        var reachable = draft.facts().reachableAt();
        return new RiskContext(
                draft.at(),
                figures.status(),
                account,
                reachable == null ? account.at() : reachable,
                equity.minus(losses.depositsToday()),
                losses,
                exposures,
                draft.account().activity().in(today()));
    }

    private void record(AccountFigures before, AccountFigures after, String why) {
        if (!after.equals(before)) {
            draft.record(new JournalRecord.AccountUpdated(after, why));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(draft.at(), ZoneOffset.UTC);
    }

    private static Exposure exposure(TradeState trade) {
        Intent entry = trade.entry().intent();
        Price price = entry.prices().quoted();
        Money notional = price == null
                ? Money.zero(entry.symbol().quote())
                : price.times(entry.quantity(), entry.symbol().quote());
        return new Exposure(entry.symbol(), notional, trade.reserved());
    }

    /**
     * Quote asset free and held, and what open trades hold at the bid, the lower of what the journal and what the venue says. What
     * may have come in is left out until it is certain.
     */
    private Money equity(AccountSnapshot account, Asset quote) {
        Money zero = Money.zero(quote);
        Transfers.Suspicion suspicion = draft.suspicion(quote);
        Money equity = Transfers.cash(account, quote)
                .minus(suspicion == null ? zero : suspicion.difference().max(zero));
        for (TradeState trade : draft.account().trades().values()) {
            Quote price = draft.facts().quotes().get(trade.symbol());
            Asset base = trade.symbol().base();
            Quantity there =
                    account.balance(base).total().minusOrZero(draft.account().holding(base));
            if (price != null && trade.symbol().quote().equals(quote)) {
                equity = equity.plus(price.bid().times(trade.owned().min(there), quote));
            }
        }
        return equity;
    }

    /** What open trades would lose if they were sold at the bid; gains do not make up for losses. */
    private Money openLoss(Asset quote) {
        Money loss = Money.zero(quote);
        for (TradeState trade : draft.account().trades().values()) {
            Quote price = draft.facts().quotes().get(trade.symbol());
            if (price != null && trade.symbol().quote().equals(quote)) {
                Money paid = trade.realised().minus(trade.result());
                Money value = price.bid().times(trade.owned(), quote);
                loss = loss.plus(paid.minus(value).max(Money.zero(quote)));
            }
        }
        return loss;
    }
}
