package trade.helix.exchange.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Balance;
import trade.helix.api.market.OrderBook.Level;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Side;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Page;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;

/** Arbitrary orders at arbitrary books come out as {@link NaiveMatching} says, to the last digit, restarts included. */
class PaperOracleTest {
    private static final AccountId MAIN = new AccountId("main");

    /** What somebody does next, at a book. */
    record Deed(
            int kind,
            int steps,
            int stopBelow,
            int targetAbove,
            Map<Integer, Integer> bids,
            Map<Integer, Integer> asks) {
        int mid() {
            return bids.isEmpty() ? 100 : new TreeMap<>(bids).lastKey();
        }
    }

    @Provide
    Arbitrary<Deed> deeds() {
        Arbitrary<List<int[]>> side = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 600))
                .as((gap, steps) -> new int[] {gap, steps})
                .list()
                .ofMaxSize(5);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 1_500),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(85, 115),
                        side,
                        side)
                .as((kind, steps, below, above, mid, bids, asks) ->
                        new Deed(kind, steps, below, above, ladder(mid, -1, bids), ladder(mid, 1, asks)));
    }

    private static Map<Integer, Integer> ladder(int mid, int direction, List<int[]> levels) {
        Map<Integer, Integer> side = new TreeMap<>();
        int at = mid;
        for (int[] level : levels) {
            at += direction * level[0];
            side.put(at, level[1]);
        }
        return side;
    }

    @Property(tries = 400)
    void paperIsWhatTheBooksSay(
            @ForAll("deeds") Deed first,
            @ForAll @Size(max = 30) List<@From("deeds") Deed> more,
            @ForAll boolean feeInQuote,
            @ForAll boolean stopHasLimit) {
        World world = new World(feeInQuote, stopHasLimit);
        world.does(first);
        more.forEach(world::does);
        Statistics.label("executions of resting orders")
                .collect(world.naive.trades.stream()
                        .anyMatch(trade -> world.naive.orders.get(trade.order()).limit != null
                                || world.naive.orders.get(trade.order()).stop != null))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }

    /** Both, side by side. */
    private static final class World {
        final NaiveMatching naive;
        private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
        private final KeyValue kept = KeyValue.inMemory();
        private final ScriptedMarket market;
        private final boolean feeInQuote;
        private final List<String> ids = new ArrayList<>();
        private final List<OrderRef> refs = new ArrayList<>();
        private ExchangeClient client;

        World(boolean feeInQuote, boolean stopHasLimit) {
            this.feeInQuote = feeInQuote;
            naive = new NaiveMatching(feeInQuote, stopHasLimit);
            market = stopHasLimit
                    ? new ScriptedMarket(clock, OrderType.MARKET, OrderType.LIMIT, OrderType.STOP_LOSS_LIMIT)
                    : new ScriptedMarket(clock, OrderType.MARKET, OrderType.LIMIT_MAKER, OrderType.STOP_LOSS);
            client = open();
        }

        private ExchangeClient open() {
            return PaperVenue.over(market, new VenueContext(clock, kept))
                    .fees(feeInQuote ? FeesIn.QUOTE : FeesIn.RECEIVED)
                    .balances(Map.of(Asset.of("AB"), Quantity.of("5"), Asset.of("CD"), Quantity.of("20")))
                    .open()
                    .login(MAIN, PaperVenue.noKey());
        }

        void does(Deed deed) {
            naive.book(deed.bids(), deed.asks());
            List<Level> bids = new ArrayList<>(levels(deed.bids()));
            Collections.reverse(bids);
            market.book(bids, levels(deed.asks()));
            switch (deed.kind()) {
                case 0, 1, 2 -> market(Side.BUY, deed.steps());
                case 3 -> market(Side.SELL, deed.steps());
                case 4, 5 -> protect(deed, null);
                case 6, 7 -> protect(deed, deed.mid() + deed.targetAbove());
                case 8 -> cancel(deed.steps());
                default -> client = open();
            }
            agree();
        }

        private static List<Level> levels(Map<Integer, Integer> side) {
            return new TreeMap<>(side)
                    .entrySet().stream()
                            .map(each -> new Level(price(each.getKey()), quantity(each.getValue())))
                            .toList();
        }

        private static Price price(int ticks) {
            return new Price(new BigDecimal("0.01").multiply(BigDecimal.valueOf(ticks)));
        }

        private static Quantity quantity(int steps) {
            return new Quantity(new BigDecimal("0.001").multiply(BigDecimal.valueOf(steps)));
        }

        private void market(Side side, int steps) {
            String id = "o" + ids.size();
            OrderRequest order = new OrderRequest(new ClientOrderId(id), ScriptedMarket.SYMBOL, side, quantity(steps));
            NaiveMatching.No no = naive.market(side == Side.BUY, steps);
            String came = client.submit(order)
                    .fold(
                            accepted -> "taken",
                            refused -> refused.refusal().reason().name(),
                            unknown -> unknown.cause());
            assertThat(came).isEqualTo(no == null ? "taken" : no.name());
            if (no == null) {
                ids.add(id);
                refs.add(order.ref());
            }
        }

        private void protect(Deed deed, Integer target) {
            int stop = Math.max(2, deed.mid() - deed.stopBelow() + 1);
            if (target != null && target <= stop) {
                return;
            }
            ClientOrderId id = new ClientOrderId("o" + ids.size());
            ProtectionRequest request = new ProtectionRequest(
                    id,
                    ScriptedMarket.SYMBOL,
                    quantity(deed.steps()),
                    price(stop),
                    price(stop - 1),
                    target == null ? null : price(target));
            NaiveMatching.No no = naive.protect(deed.steps(), stop, stop - 1, target);
            String came = client.protect(request)
                    .fold(
                            placed -> "taken",
                            refused -> refused.refusal().reason().name(),
                            unknown -> unknown.cause());
            assertThat(came).isEqualTo(no == null ? "taken" : no.name());
            if (no == null) {
                ids.add(target == null ? id.value() : id + "-s");
                refs.add(request.ref());
                if (target != null) {
                    ids.add(id + "-t");
                    refs.add(request.ref());
                }
            }
        }

        private void cancel(int which) {
            if (!refs.isEmpty()) {
                naive.cancel(which % refs.size());
                client.cancel(refs.get(which % refs.size()));
            }
        }

        private void agree() {
            naive.look();
            var snapshot = client.account();
            Quantity held = new Quantity(naive.held());
            assertThat(snapshot.balance(Asset.of("AB")))
                    .isEqualTo(new Balance(Asset.of("AB"), new Quantity(naive.base).minus(held), held));
            assertThat(snapshot.balance(Asset.of("CD")))
                    .isEqualTo(new Balance(Asset.of("CD"), new Quantity(naive.quote), Quantity.ZERO));
            for (int i = 0; i < refs.size(); i++) {
                naive.look();
                OrderState state = found(i);
                NaiveMatching.Order order = naive.orders.get(i);
                assertThat(state.status().name()).as(ids.get(i)).isEqualTo(order.status);
                assertThat(state.filled()).isEqualTo(quantity(order.filled));
            }
            naive.look();
            assertThat(fills().stream().map(World::text).toList())
                    .isEqualTo(naive.trades.stream().map(this::expected).toList());
        }

        private OrderState found(int index) {
            Lookup found = client.find(new LookupQuery(refs.get(index), clock.instant()));
            return ((Lookup.Found) found)
                    .orders().stream()
                            .filter(each ->
                                    each.clientOrderId().orElseThrow().value().equals(ids.get(index)))
                            .findFirst()
                            .orElseThrow();
        }

        private List<Fill> fills() {
            List<Fill> all = new ArrayList<>();
            Page<Fill> page = client.fills(new FillQuery(ScriptedMarket.SYMBOL, null, null, null));
            all.addAll(page.items());
            while (page.nextOrNull() != null) {
                naive.look();
                page = client.fills(new FillQuery(ScriptedMarket.SYMBOL, null, null, page.nextOrNull()));
                all.addAll(page.items());
            }
            return all;
        }

        private static String text(Fill fill) {
            return fill.side() + " " + fill.quantity() + " at " + fill.price() + " fee " + fill.fee();
        }

        private String expected(NaiveMatching.Trade trade) {
            boolean buys = naive.orders.get(trade.order()).buys;
            Asset feeAsset = Asset.of(buys && !feeInQuote ? "AB" : "CD");
            return (buys ? Side.BUY : Side.SELL) + " " + quantity(trade.steps()) + " at " + price(trade.ticks())
                    + " fee " + new Money(naive.fee(trade), feeAsset);
        }
    }
}
