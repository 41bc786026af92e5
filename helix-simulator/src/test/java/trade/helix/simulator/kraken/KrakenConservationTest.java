package trade.helix.simulator.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Balance;
import trade.helix.simulator.market.FeeAsset;
import trade.helix.simulator.market.Fill;
import trade.helix.simulator.market.Ids;
import trade.helix.simulator.market.Market;
import trade.helix.simulator.market.Order;
import trade.helix.simulator.market.OrderRequest;
import trade.helix.simulator.market.OrderType;
import trade.helix.simulator.market.Pair;
import trade.helix.simulator.market.Quirks;
import trade.helix.simulator.market.RefusedException;
import trade.helix.simulator.market.Side;
import trade.helix.simulator.market.TimeInForce;

/** Whatever happens at Kraken, with fees in either asset and closes at each fill, nothing is created or lost. */
class KrakenConservationTest {
    private static final Pair PAIR = new Pair("BTC", "USDT");
    private static final BigDecimal BASE = new BigDecimal(30);
    private static final BigDecimal QUOTE = new BigDecimal(2_000_000);

    /** An order, or a price where {@code moves}. */
    record Step(
            boolean moves,
            Side side,
            OrderType type,
            FeeAsset fee,
            boolean closes,
            boolean partly,
            int quantity,
            int price,
            int trigger) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> cents = Arbitraries.integers().between(5_000_000, 7_000_000);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Combinators.combine(
                        flags,
                        Arbitraries.of(Side.class),
                        Arbitraries.of(OrderType.class),
                        Arbitraries.of(FeeAsset.BASE, FeeAsset.QUOTE),
                        flags,
                        Combinators.combine(Arbitraries.integers().between(1, 4_000_000), cents, cents)
                                .as(List::of))
                .as((moves, side, type, fee, closes, numbers) -> new Step(
                        moves,
                        side,
                        type,
                        fee,
                        closes,
                        numbers.get(0) % 5 == 0,
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    void nothingIsCreatedOrLost(@ForAll("steps") List<Step> steps) {
        Market market = new Market(KrakenApi.RULES, InstantSource.fixed(Instant.EPOCH), new Ids(1));
        market.list(PAIR, new BigDecimal(60_000));
        market.open("a", Map.of("BTC", BASE, "USDT", QUOTE));
        market.listen(new Closer(market, new Names(market)));
        Account account = Objects.requireNonNull(market.account("a"));
        for (Step step : steps) {
            perform(market, account, step);
            assertTotals(market, account);
            assertLocks(account);
            assertChildren(account);
        }
        boolean closed = market.orders().stream().anyMatch(KrakenConservationTest::isChild);
        Statistics.label("closes")
                .collect(closed)
                .coverage(checker -> checker.check(true).percentage(percent -> percent > 20));
    }

    private static void perform(Market market, Account account, Step step) {
        if (step.moves()) {
            market.setPrice(PAIR, cents(step.price()));
            return;
        }
        Quirks quirks = new Quirks(step.partly() ? new BigDecimal("0.3") : null, Duration.ZERO, false);
        try {
            market.temper().under(quirks, () -> market.place(account, request(step)));
        } catch (RefusedException refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }

    private static OrderRequest request(Step step) {
        OrderType type = step.type();
        Map<String, String> close =
                Map.of(OrderForm.CLOSE_TYPE, "stop-loss", OrderForm.CLOSE_PRICE, "#5%", OrderForm.FLAGS, "fciq");
        return new OrderRequest(
                PAIR,
                step.side(),
                type,
                TimeInForce.GTC,
                BigDecimal.valueOf(step.quantity(), 5),
                null,
                type.isPriced() ? cents(step.price()) : null,
                type.isConditional() ? cents(step.trigger()) : null,
                "",
                step.fee(),
                step.closes() ? close : Map.of(),
                null);
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static boolean isChild(Order order) {
        return order.request().extras().containsKey(OrderForm.PARENT);
    }

    private static void assertTotals(Market market, Account account) {
        BigDecimal base = BASE;
        BigDecimal quote = QUOTE;
        for (Fill fill : market.fills()) {
            boolean buy = fill.order().request().side() == Side.BUY;
            base = buy ? base.add(fill.quantity()) : base.subtract(fill.quantity());
            quote = buy ? quote.subtract(fill.notional()) : quote.add(fill.notional());
            base = fill.feeAsset().equals("BTC") ? base.subtract(fill.fee()) : base;
            quote = fill.feeAsset().equals("USDT") ? quote.subtract(fill.fee()) : quote;
            assertThat(fill.fee().signum()).isPositive();
        }
        assertThat(total(account, "BTC")).isEqualByComparingTo(base);
        assertThat(total(account, "USDT")).isEqualByComparingTo(quote);
    }

    private static void assertLocks(Account account) {
        BigDecimal base = BigDecimal.ZERO;
        BigDecimal quote = BigDecimal.ZERO;
        for (Order order : account.orders().stream().filter(Order::isOpen).toList()) {
            BigDecimal left = order.quantity().subtract(order.filled());
            BigDecimal price = order.request().price() != null
                    ? order.request().price()
                    : order.request().trigger();
            if (order.request().side() == Side.SELL) {
                base = base.add(left);
            } else {
                BigDecimal cost = left.multiply(Objects.requireNonNull(price));
                boolean onTop = order.request().feeAsset() == FeeAsset.QUOTE;
                BigDecimal fee = cost.multiply(new BigDecimal("0.004")).setScale(8, RoundingMode.UP);
                quote = quote.add(onTop ? cost.add(fee) : cost);
            }
        }
        assertThat(balance(account, "BTC").locked()).isEqualByComparingTo(base);
        assertThat(balance(account, "USDT").locked()).isEqualByComparingTo(quote);
    }

    /** The children of an order are as large as its fills, or fewer where the account could not cover one. */
    private static void assertChildren(Account account) {
        for (Order parent : account.orders()) {
            BigDecimal children = account.orders().stream()
                    .filter(order ->
                            parent.name().equals(order.request().extras().get(OrderForm.PARENT)))
                    .map(Order::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(children).isLessThanOrEqualTo(parent.filled());
        }
    }

    private static BigDecimal total(Account account, String asset) {
        return balance(account, asset).free().add(balance(account, asset).locked());
    }

    private static Balance balance(Account account, String asset) {
        return Objects.requireNonNull(account.balances().get(asset));
    }
}
