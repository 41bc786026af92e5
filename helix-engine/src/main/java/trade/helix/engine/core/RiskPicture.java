package trade.helix.engine.core;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Quote;
import trade.helix.api.risk.Activity;
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
    private final RiskSettings settings;

    RiskPicture(Draft draft, RiskSettings settings) {
        this.draft = draft;
        this.settings = settings;
    }

    /** What gates are shown; opens the day if it is new. */
    RiskContext context(AccountSnapshot account, Asset quote) {
        Money equity = equity(account, quote);
        AccountFigures before = draft.account().figures();
        AccountFigures figures =
                new CircuitBreaker(settings).inDay(before, LocalDate.ofInstant(draft.at(), ZoneOffset.UTC), equity);
        if (!figures.equals(before)) {
            draft.record(new JournalRecord.AccountUpdated(figures, "the day starts with an equity of " + equity));
        }
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
                equity,
                losses,
                exposures,
                Activity.none(LocalDate.ofInstant(draft.at(), ZoneOffset.UTC)));
    }

    private static Exposure exposure(TradeState trade) {
        Intent entry = trade.entry().intent();
        Price price = entry.prices().quoted();
        Money notional = price == null
                ? Money.zero(entry.symbol().quote())
                : price.times(entry.quantity(), entry.symbol().quote());
        return new Exposure(entry.symbol(), notional, entry.reserved());
    }

    /** Quote asset free and held, and what open trades hold at the bid. */
    private Money equity(AccountSnapshot account, Asset quote) {
        Money equity = new Money(account.balance(quote).total().value(), quote);
        for (TradeState trade : draft.account().trades().values()) {
            Quote price = draft.facts().quotes().get(trade.symbol());
            Quantity owned = trade.owned();
            if (price != null && trade.symbol().quote().equals(quote)) {
                equity = equity.plus(price.bid().times(owned, quote));
            }
        }
        return equity;
    }
}
