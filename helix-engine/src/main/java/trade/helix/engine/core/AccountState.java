package trade.helix.engine.core;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.FillId;
import trade.helix.api.risk.Activity;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * What an account's journal adds up to. Immutable; {@link JournalFold} makes the next one from one more fact, now and after
 * a restart alike.
 *
 * @param account which
 * @param epoch the store's mark, part of every derived id
 * @param venue where; null before the account's first fact
 * @param nextOrderNumber the number of the next order
 * @param figures what outlives trades
 * @param activity what it has done lately
 * @param trades those that have not ended, oldest first
 * @param endedSales executions of sales of trades that have ended, by symbol, while another trade of the symbol is open
 * @param signals those that wait or may be repeated, oldest first
 */
record AccountState(
        AccountId account,
        String epoch,
        @Nullable VenueId venue,
        int nextOrderNumber,
        AccountFigures figures,
        Activity activity,
        Map<TradeId, TradeState> trades,
        Map<Symbol, Set<FillId>> endedSales,
        Map<SignalRef, SeenSignal> signals) {

    static AccountState empty(AccountId account, String epoch) {
        return new AccountState(
                account,
                epoch,
                null,
                0,
                AccountFigures.NONE,
                Activity.none(LocalDate.EPOCH),
                Map.of(),
                Map.of(),
                Map.of());
    }

    OrderIds ids() {
        return new OrderIds(epoch, account);
    }

    Optional<TradeState> trade(TradeId id) {
        return Optional.ofNullable(trades.get(id));
    }

    Optional<TradeState> tradeOf(ClientOrderId order) {
        return trades.values().stream()
                .filter(trade -> trade.leg(order).isPresent())
                .findFirst();
    }

    /** The trades of a symbol, oldest first. */
    List<TradeId> tradesIn(Symbol symbol) {
        return trades.values().stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .map(TradeState::id)
                .toList();
    }

    /** What belongs to the owner. */
    Quantity holding(Asset asset) {
        return figures.holdings().getOrDefault(asset, Quantity.ZERO);
    }

    AccountState with(TradeState trade) {
        Map<TradeId, TradeState> changed = new LinkedHashMap<>(trades);
        changed.put(trade.id(), trade);
        return withTrades(changed);
    }

    /** Without a trade that has ended. What it sold is remembered as long as another one could be thought to have sold it. */
    AccountState without(TradeId id) {
        Map<TradeId, TradeState> changed = new LinkedHashMap<>(trades);
        TradeState ended = changed.remove(id);
        AccountState next = withTrades(changed);
        return ended == null ? next : next.with(salesAfter(next, ended));
    }

    private Map<Symbol, Set<FillId>> salesAfter(AccountState next, TradeState ended) {
        Map<Symbol, Set<FillId>> sales = new HashMap<>(endedSales);
        Set<FillId> known = new HashSet<>(sales.getOrDefault(ended.symbol(), Set.of()));
        known.addAll(ended.sold().seen());
        sales.put(ended.symbol(), Set.copyOf(known));
        sales.keySet().removeIf(symbol -> next.tradesIn(symbol).isEmpty());
        return sales;
    }

    private AccountState with(Map<Symbol, Set<FillId>> sales) {
        return new AccountState(
                account, epoch, venue, nextOrderNumber, figures, activity, trades, Map.copyOf(sales), signals);
    }

    AccountState with(SeenSignal signal) {
        Map<SignalRef, SeenSignal> changed = new LinkedHashMap<>(signals);
        changed.put(signal.ref(), signal);
        return withSignals(changed);
    }

    AccountState withSignals(Map<SignalRef, SeenSignal> changed) {
        return new AccountState(
                account,
                epoch,
                venue,
                nextOrderNumber,
                figures,
                activity,
                trades,
                endedSales,
                Collections.unmodifiableMap(changed));
    }

    AccountState with(AccountFigures changed) {
        return new AccountState(account, epoch, venue, nextOrderNumber, changed, activity, trades, endedSales, signals);
    }

    AccountState with(Activity changed) {
        return new AccountState(account, epoch, venue, nextOrderNumber, figures, changed, trades, endedSales, signals);
    }

    AccountState opened(VenueId at, int firstOrderNumber) {
        return new AccountState(account, epoch, at, firstOrderNumber, figures, activity, trades, endedSales, signals);
    }

    AccountState numbered(int next) {
        return new AccountState(account, epoch, venue, next, figures, activity, trades, endedSales, signals);
    }

    private AccountState withTrades(Map<TradeId, TradeState> changed) {
        return new AccountState(
                account,
                epoch,
                venue,
                nextOrderNumber,
                figures,
                activity,
                Collections.unmodifiableMap(changed),
                endedSales,
                signals);
    }
}
