package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderBook;
import trade.helix.api.market.Quote;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.OpenOrdersQuery;

/** From the pair's rules to the cancel, on four venues: two simulated, two by what they document. */
class FourVenuesTest {
    private static final Quantity QUANTITY = Quantity.of("0.01");

    static Stream<Named<Supplier<Scene>>> venues() {
        return Stream.of(
                Named.of("Binance, simulated", Scene::binance),
                Named.of("Kraken, simulated", Scene::kraken),
                Named.of("Bitstamp, documented", Scene::bitstamp),
                Named.of("Bitfinex, documented", Scene::bitfinex));
    }

    @ParameterizedTest
    @MethodSource("venues")
    void aMarketOrderFromTheRulesToTheCancel(Supplier<Scene> opener) {
        try (Scene scene = opener.get()) {
            Symbol symbol = scene.symbol();
            assertThat(scene.venue().resolve(symbol.base() + "" + symbol.quote()))
                    .containsExactly(symbol);
            Instrument rules = scene.venue().instrument(symbol).orElseThrow();
            assertThat(rules.priceTick()).isEqualTo(Price.of(scene.tick()));
            assertThat(rules.quantityStep()).isEqualTo(Quantity.of(scene.step()));
            assertThat(rules.minNotional()).isEqualTo(scene.leastValue());

            Quote quote = scene.venue().quote(symbol);
            OrderBook book = scene.venue().book(symbol, 1);
            assertThat(book.bids()).extracting(OrderBook.Level::price).containsExactly(quote.bid());
            assertThat(book.asks()).extracting(OrderBook.Level::price).containsExactly(quote.ask());

            ExchangeClient client = scene.venue().login(new AccountId("main"), scene.credentials());
            assertThat(client.account().balance(symbol.quote()).free().isZero()).isFalse();
            follow(scene, client, new OrderRequest(new ClientOrderId("tck1"), symbol, Side.BUY, QUANTITY));
        }
    }

    private static void follow(Scene scene, ExchangeClient client, OrderRequest order) {
        OrderState taken = assertAccepted(client.submit(order));
        assertThat(client.submit(order))
                .isInstanceOfSatisfying(
                        SubmitResult.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.DUPLICATE_ID));

        Lookup look = client.find(new LookupQuery(order.ref(), scene.now()));
        assertThat(look).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            OrderState state = found.orders().get(0);
            assertThat(state.venueOrderId()).isEqualTo(taken.venueOrderId());
            assertThat(state.clientOrderId()).contains(order.clientOrderId());
            assertThat(state.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(state.filled()).isEqualTo(QUANTITY);
        });
        List<Fill> fills =
                client.fills(FillQuery.of(order.symbol(), taken.venueOrderId())).items();
        assertThat(fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(QUANTITY);
        assertThat(fills).allMatch(fill -> fill.fee().isPositive()).allMatch(fill -> fill.side() == Side.BUY);
        assertThat(client.openOrders(new OpenOrdersQuery(order.symbol()))).isEmpty();
        assertThat(client.cancel(order.ref())).isInstanceOf(CancelResult.AlreadyFilled.class);
        assertThat(scene.sent()).isEqualTo(1);
    }

    private static OrderState assertAccepted(SubmitResult result) {
        assertThat(result).isInstanceOf(SubmitResult.Accepted.class);
        return ((SubmitResult.Accepted) result).order();
    }

    /** A venue, and what is to be expected there. */
    record Scene(
            XChangeVenue venue,
            trade.helix.api.account.Credentials credentials,
            Symbol symbol,
            String tick,
            String step,
            Money leastValue,
            Supplier<java.time.Instant> time,
            Supplier<Integer> orders,
            Runnable end)
            implements AutoCloseable {
        static Scene binance() {
            return simulated(SimulatedFixture.binance(), "0.01", "0.00001", "5");
        }

        static Scene kraken() {
            return simulated(SimulatedFixture.kraken(), "0.01", "0.00001", "5");
        }

        private static Scene simulated(SimulatedFixture sim, String tick, String step, String leastValue) {
            return new Scene(
                    sim.venue(),
                    sim.credentials(),
                    sim.symbol(),
                    tick,
                    step,
                    Money.of(leastValue, "USDT"),
                    sim::now,
                    () -> sim.ledger().orders().size(),
                    sim::close);
        }

        static Scene bitstamp() {
            return documented(Documented.bitstamp(), "1", "0.00000001", "10");
        }

        static Scene bitfinex() {
            return documented(Documented.bitfinex(), "1", "0.00000001", "0");
        }

        private static Scene documented(Documented docs, String tick, String step, String leastValue) {
            return new Scene(
                    docs.venue(),
                    Documented.CREDENTIALS,
                    Documented.SYMBOL,
                    tick,
                    step,
                    Money.of(leastValue, "USD"),
                    docs::now,
                    docs::orders,
                    docs::close);
        }

        java.time.Instant now() {
            return time.get();
        }

        int sent() {
            return orders.get();
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
