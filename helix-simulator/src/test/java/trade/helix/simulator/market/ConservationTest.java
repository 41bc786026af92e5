package trade.helix.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Whatever happens, nothing is created and nothing is lost. */
class ConservationTest {
    private static final Pair PAIR = new Pair("BTC", "USDT");
    private static final Map<String, BigDecimal> START =
            Map.of("USDT", new BigDecimal(2_000_000), "BTC", new BigDecimal(30));

    /** One thing that happens; each kind uses the numbers as it needs them. */
    record Step(Kind kind, Side side, OrderType type, TimeInForce life, int quantity, int price, int trigger) {}

    enum Kind {
        ORDER,
        WORTH,
        LIST,
        CHAIN,
        PRICE,
        CANCEL
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(5, Kind.ORDER),
                Tuple.of(1, Kind.WORTH),
                Tuple.of(3, Kind.LIST),
                Tuple.of(3, Kind.CHAIN),
                Tuple.of(5, Kind.PRICE),
                Tuple.of(2, Kind.CANCEL));
        return Combinators.combine(
                        kinds,
                        Arbitraries.of(Side.class),
                        Arbitraries.of(OrderType.class),
                        Arbitraries.of(TimeInForce.class),
                        Arbitraries.integers().between(1, 4_000_000),
                        Arbitraries.integers().between(5_000_000, 7_000_000),
                        Arbitraries.integers().between(5_000_000, 7_000_000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    void nothingIsCreatedOrLost(@ForAll("steps") List<Step> steps) {
        Market market = new Market(VenueRules.usual("venue"), InstantSource.fixed(Instant.EPOCH), new Ids(1));
        market.list(PAIR, new BigDecimal(60_000));
        market.open("a", START);
        Account account = Objects.requireNonNull(market.account("a"));
        for (Step step : steps) {
            perform(market, account, step);
            assertNothingCreatedOrLost(market, account);
            assertLocksAreWhatOpenOrdersNeed(market, account);
            assertNoOrderIsOverfilled(market);
        }
    }

    private static void perform(Market market, Account account, Step step) {
        try {
            switch (step.kind()) {
                case ORDER -> market.place(account, request(step, step.type(), step.price(), step.trigger()));
                case WORTH -> market.place(account, worth(step));
                case LIST -> market.placeList(account, "list", legs(step));
                case CHAIN ->
                    market.placeChain(
                            account, "chain", request(step, OrderType.LIMIT, step.price(), 0), opposite(step));
                case PRICE -> market.setPrice(PAIR, cents(step.price()));
                case CANCEL -> cancel(market, step);
            }
        } catch (RefusedException refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }

    private static void cancel(Market market, Step step) {
        List<Order> all = List.copyOf(market.orders());
        if (!all.isEmpty()) {
            market.cancel(all.get(step.quantity() % all.size()), "");
        }
    }

    private static List<OrderRequest> legs(Step step) {
        int near = Math.min(step.price(), step.trigger());
        int far = Math.max(step.price(), step.trigger());
        boolean sell = step.side() == Side.SELL;
        OrderType stop = step.life() == TimeInForce.GTC ? OrderType.STOP_LOSS : OrderType.STOP_LOSS_LIMIT;
        OrderRequest limit = request(step, OrderType.LIMIT_MAKER, sell ? far : near, 0);
        OrderRequest loss = request(step, stop, sell ? near - 5 : far + 5, sell ? near : far);
        return List.of(limit, loss);
    }

    /** One order that waits, or two. */
    private static List<OrderRequest> opposite(Step step) {
        Side side = step.side() == Side.BUY ? Side.SELL : Side.BUY;
        Step exit =
                new Step(step.kind(), side, step.type(), step.life(), step.quantity(), step.trigger(), step.price());
        boolean pair = step.life() == TimeInForce.GTC;
        return pair ? legs(exit) : List.of(request(exit, step.type(), exit.price(), exit.trigger()));
    }

    private static OrderRequest worth(Step step) {
        return new OrderRequest(
                PAIR,
                step.side(),
                OrderType.MARKET,
                TimeInForce.GTC,
                null,
                cents(step.quantity()),
                null,
                null,
                id(),
                Map.of());
    }

    private static OrderRequest request(Step step, OrderType type, int price, int trigger) {
        return new OrderRequest(
                PAIR,
                step.side(),
                type,
                step.life(),
                BigDecimal.valueOf(step.quantity(), 5),
                null,
                type.isPriced() ? cents(price) : null,
                type.isConditional() ? cents(trigger) : null,
                id(),
                Map.of());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static void assertNothingCreatedOrLost(Market market, Account account) {
        BigDecimal base = Objects.requireNonNull(START.get("BTC"));
        BigDecimal quote = Objects.requireNonNull(START.get("USDT"));
        for (Fill fill : market.fills()) {
            boolean buy = fill.order().request().side() == Side.BUY;
            BigDecimal sign = buy ? BigDecimal.ONE : BigDecimal.ONE.negate();
            base = base.add(fill.quantity().multiply(sign));
            quote = quote.subtract(fill.price().multiply(fill.quantity()).multiply(sign));
            assertThat(fill.feeAsset()).isEqualTo(buy ? "BTC" : "USDT");
            base = buy ? base.subtract(fill.fee()) : base;
            quote = buy ? quote : quote.subtract(fill.fee());
        }
        assertThat(total(account, "BTC")).isEqualByComparingTo(base);
        assertThat(total(account, "USDT")).isEqualByComparingTo(quote);
    }

    private static void assertLocksAreWhatOpenOrdersNeed(Market market, Account account) {
        Map<Object, List<Order>> groups = market.orders().stream()
                .filter(order -> order.isOpen() && !order.isWaiting())
                .collect(Collectors.groupingBy(Order::hold));
        BigDecimal base = BigDecimal.ZERO;
        BigDecimal quote = BigDecimal.ZERO;
        for (List<Order> group : new ArrayList<>(groups.values())) {
            boolean buy = group.get(0).request().side() == Side.BUY;
            BigDecimal most = group.stream()
                    .map(order -> buy ? order.remaining().multiply(worst(order)) : order.remaining())
                    .reduce(BigDecimal.ZERO, BigDecimal::max);
            base = buy ? base : base.add(most);
            quote = buy ? quote.add(most) : quote;
        }
        assertThat(balance(account, "BTC").locked()).isEqualByComparingTo(base);
        assertThat(balance(account, "USDT").locked()).isEqualByComparingTo(quote);
    }

    private static BigDecimal worst(Order order) {
        @Nullable BigDecimal limit = order.request().price();
        return limit == null ? Objects.requireNonNull(order.request().trigger()) : limit;
    }

    private static void assertNoOrderIsOverfilled(Market market) {
        for (Order order : market.orders()) {
            BigDecimal sum = order.fills().stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(order.filled()).isEqualByComparingTo(sum).isLessThanOrEqualTo(order.quantity());
            assertThat(order.status() == OrderStatus.FILLED).isEqualTo(sum.compareTo(order.quantity()) == 0);
        }
    }

    private static BigDecimal total(Account account, String asset) {
        return balance(account, asset).free().add(balance(account, asset).locked());
    }

    private static Balance balance(Account account, String asset) {
        return Objects.requireNonNull(account.balances().get(asset));
    }
}
