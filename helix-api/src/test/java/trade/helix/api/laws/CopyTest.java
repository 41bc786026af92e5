package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountSnapshot;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.Balance;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.journal.AccountHistory;
import trade.helix.api.journal.Intent;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.Sizing;
import trade.helix.api.risk.Trace;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.Capabilities;
import trade.helix.api.venue.Capability;
import trade.helix.api.venue.Page;

/** A record keeps what it was given: the giver's later changes do not reach it, and nobody can change it through it. */
class CopyTest {
    private static final OrderState ORDER = Samples.orderState().build();
    private static final Intent.Prices NO_PRICES = new Intent.Prices(null, null, null, null);

    @Test
    void listsAreCopied() {
        assertListCopied(ORDER, orders -> new Lookup.Found(orders).orders());
        assertListCopied(ORDER, orders -> new CancelResult.Cancelled(orders).orders());
        assertListCopied(ORDER, orders -> new ProtectResult.Placed(orders).orders());
        assertListCopied(
                "input",
                inputs -> Verdict.pass("a", "b", inputs.toArray(String[]::new)).inputs());
        assertListCopied("step", steps -> new Trace(List.of(), steps).sizing());
        assertListCopied("step", steps -> Sizing.of(Quantity.ZERO, steps).steps());
        assertListCopied("item", items -> new Page<>(items, null).items());
        assertListCopied(
                new OrderBook.Level(Price.of("1"), Quantity.ZERO),
                levels -> new OrderBook(Samples.BTC_USDT, levels, levels, Samples.NOON).bids());
        assertListCopied(
                new JournalEntry(
                        Samples.MAIN,
                        1,
                        Samples.NOON,
                        new JournalRecord.IntentCommitted(Samples.intent(Leg.EXIT, NO_PRICES))),
                entries -> new AccountHistory("epoch", 1, entries).entries());
    }

    @Test
    void setsAreCopied() {
        assertSetCopied(HaltCause.HUMAN, causes -> new AccountStatus(causes, false).causes());
        assertSetCopied(Capability.PROTECTIVE_STOP, declared -> new Capabilities(declared).declared());
        assertSetCopied(OrderType.LIMIT, types -> instrumentOf(types).orderTypes());
    }

    @Test
    void mapsAreCopied() {
        var usdt = Asset.of("USDT");
        Map<Asset, Balance> balances = new HashMap<>(Map.of(usdt, new Balance(usdt, Quantity.ZERO, Quantity.ZERO)));
        var snapshot = new AccountSnapshot(balances, Samples.NOON);
        balances.clear();
        assertThat(snapshot.balances()).containsOnlyKeys(usdt);

        Map<Symbol, Instant> stops = new HashMap<>(Map.of(Samples.BTC_USDT, Samples.NOON));
        var activity = new Activity(LocalDate.EPOCH, 0, stops);
        stops.clear();
        assertThat(activity.lastStops()).containsOnlyKeys(Samples.BTC_USDT);

        Map<Asset, Quantity> holdings = new HashMap<>(Map.of(usdt, Quantity.ZERO));
        var figures = new AccountFigures(AccountStatus.RUNNING, null, 0, Map.of(), holdings);
        holdings.clear();
        assertThat(figures.holdings()).containsOnlyKeys(usdt);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> figures.holdings().clear());
    }

    private static Instrument instrumentOf(Set<OrderType> types) {
        return Samples.instrument().orderTypes(types).build();
    }

    private static <T> void assertListCopied(T item, Function<List<T>, List<T>> through) {
        assertCopied(item, new ArrayList<>(), through::apply);
    }

    private static <T> void assertSetCopied(T item, Function<Set<T>, Set<T>> through) {
        assertCopied(item, new HashSet<>(), through::apply);
    }

    private static <T, C extends Collection<T>> void assertCopied(T item, C given, Function<C, Collection<T>> through) {
        given.add(item);
        var kept = through.apply(given);
        given.clear();

        assertThat(kept).containsExactly(item);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(kept::clear);
    }
}
