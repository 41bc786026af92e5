package trade.helix.engine.core;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
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

    /** Why no entry in a symbol can be judged now; empty if it can. */
    Optional<String> obstacle(Symbol symbol) {
        AccountState account = draft.account();
        LossFigures losses = account.figures().losses().get(symbol.quote());
        if (losses != null && losses.day().isAfter(today())) {
            return Optional.of(
                    "fills of a later UTC day than the clock's are booked: entries wait for that day, or set the clock");
        }
        boolean mixed = account.figures().losses().containsKey(symbol.base())
                || account.trades().values().stream()
                        .anyMatch(trade -> trade.symbol().base().equals(symbol.quote()));
        return mixed
                ? Optional.of(
                        "an asset of " + symbol + " is what other trades of this account are paid in or hold: give"
                                + " one of them an account of its own")
                : Optional.empty();
    }

    /** Opens the day of every asset that trades are known in, if it is new and all open trades have a price. */
    void openDays(AccountSnapshot account) {
        boolean priced = draft.account().trades().values().stream()
                .allMatch(trade -> draft.facts().quotes().containsKey(trade.symbol()));
        if (priced) {
            Set.copyOf(draft.account().figures().losses().keySet()).forEach(quote -> openDay(account, quote));
        }
    }

    private AccountFigures openDay(AccountSnapshot account, Asset quote) {
        AccountFigures before = draft.account().figures();
        Money equity = equity(account, quote);
        Money cash = Transfers.cash(account, quote).minus(Transfers.flow(draft.account(), quote));
        AccountFigures opened = breaker.inDay(before, today(), equity, cash);
        record(before, opened, "the day starts with an equity of " + equity);
        return opened;
    }

    /** What gates are shown; opens the day if it is new, and kills where open losses reach the drawdown limit. */
    RiskContext context(AccountSnapshot account, Asset quote) {
        AccountFigures opened = openDay(account, quote);
        Money equity = equity(account, quote);
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
     * Quote asset free and held, and what open trades hold at the bid; of each the lower of what the journal and what the venue
     * says: what came in and nobody has explained is nobody's to trade with. Only where a position is gone it may be what the
     * position brought: its stop has filled, and we have not heard of it yet.
     */
    private Money equity(AccountSnapshot account, Asset quote) {
        LossFigures losses = draft.account().figures().losses().get(quote);
        Money cash = Transfers.cash(account, quote);
        Money explained = losses == null ? cash : losses.cash().plus(Transfers.flow(draft.account(), quote));
        Money equity = cash.min(explained);
        Money gone = Money.zero(quote);
        Map<Symbol, Quantity> owned = new HashMap<>();
        draft.account().trades().values().stream()
                .filter(trade -> trade.symbol().quote().equals(quote))
                .forEach(trade -> owned.merge(trade.symbol(), trade.owned(), Quantity::plus));
        for (Map.Entry<Symbol, Quantity> position : owned.entrySet()) {
            Quote price = draft.facts().quotes().get(position.getKey());
            Asset base = position.getKey().base();
            Quantity there =
                    account.balance(base).total().minusOrZero(draft.account().holding(base));
            if (price != null) {
                Quantity held = position.getValue().min(there);
                equity = equity.plus(price.bid().times(held, quote));
                gone = gone.plus(price.bid().times(position.getValue().minus(held), quote));
            }
        }
        return equity.plus(cash.minus(explained).max(Money.zero(quote)).min(gone));
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
