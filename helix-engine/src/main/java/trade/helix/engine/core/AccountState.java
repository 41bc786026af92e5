package trade.helix.engine.core;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Symbol;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
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
 * @param known what is remembered to tell ours from others' at the venue
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
        Known known,
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
                Known.NOTHING,
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

    /** The orders of ours that may have sold of a symbol: it is not known what became of them. */
    Stream<OrderLeg> mayHaveSold(Symbol symbol) {
        return trades.values().stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .flatMap(trade -> trade.legs().stream())
                .filter(leg -> leg.isOpenQuestion() && !leg.is(Leg.ENTRY));
    }

    /** The trades of a symbol, oldest first. */
    List<TradeId> tradesIn(Symbol symbol) {
        return trades.values().stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .map(TradeState::id)
                .toList();
    }

    /** What the open trades hold. */
    Quantity owned(Asset asset) {
        return trades.values().stream()
                .filter(trade -> trade.symbol().base().equals(asset))
                .map(TradeState::owned)
                .reduce(Quantity.ZERO, Quantity::plus);
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

    /** Without a trade that has ended. */
    AccountState without(TradeId id) {
        Map<TradeId, TradeState> changed = new LinkedHashMap<>(trades);
        TradeState ended = changed.remove(id);
        AccountState next = withTrades(changed);
        return ended == null ? next : next.with(known.after(ended, changed.values()));
    }

    AccountState with(Known changed) {
        return new AccountState(account, epoch, venue, nextOrderNumber, figures, activity, trades, changed, signals);
    }

    /** A fee in a third asset is paid from what the owner has of it. */
    AccountState paid(Fill fill) {
        Asset asset = fill.fee().asset();
        Quantity held = holding(asset);
        if (asset.equals(fill.symbol().base()) || asset.equals(fill.symbol().quote()) || held.isZero()) {
            return this;
        }
        Map<Asset, Quantity> holdings = new HashMap<>(figures.holdings());
        holdings.put(asset, held.minusOrZero(new Quantity(fill.fee().amount())));
        return with(figures.withHoldings(holdings));
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
                known,
                Collections.unmodifiableMap(changed));
    }

    AccountState with(AccountFigures changed) {
        return new AccountState(account, epoch, venue, nextOrderNumber, changed, activity, trades, known, signals);
    }

    AccountState with(Activity changed) {
        return new AccountState(account, epoch, venue, nextOrderNumber, figures, changed, trades, known, signals);
    }

    AccountState opened(VenueId at, int firstOrderNumber) {
        return new AccountState(account, epoch, at, firstOrderNumber, figures, activity, trades, known, signals);
    }

    AccountState numbered(int next) {
        return new AccountState(account, epoch, venue, next, figures, activity, trades, known, signals);
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
                known,
                signals);
    }
}
