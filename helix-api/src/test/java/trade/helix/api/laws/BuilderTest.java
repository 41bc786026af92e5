package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.Instrument;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.Fill;
import trade.helix.api.order.FillId;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.Side;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;

/** What is built equals what is built alike, differs by any single part, and names the part that is missing. */
class BuilderTest {
    private static final Symbol ETH_USDT = Symbol.of("ETH/USDT");

    @Test
    void fill() {
        var changes = Map.<String, Consumer<Fill.Builder>>of(
                "id", b -> b.id(new FillId("2")),
                "venueOrderId", b -> b.venueOrderId(new VenueOrderId("2")),
                "symbol", b -> b.symbol(ETH_USDT),
                "side", b -> b.side(Side.SELL),
                "price", b -> b.price(Price.of("2")),
                "quantity", b -> b.quantity(Quantity.of("2")),
                "fee", b -> b.fee(Samples.usdt("2")),
                "at", b -> b.at(Samples.NOON.plusNanos(1)));
        assertEveryPartCounts(Samples::fill, Fill.Builder::build, changes);

        var clearing = Map.<String, Consumer<Fill.Builder>>of(
                "id", b -> b.id(null),
                "venueOrderId", b -> b.venueOrderId(null),
                "symbol", b -> b.symbol(null),
                "side", b -> b.side(null),
                "price", b -> b.price(null),
                "quantity", b -> b.quantity(null),
                "fee", b -> b.fee(null),
                "at", b -> b.at(null));
        assertMissingPartIsNamed(Samples::fill, Fill.Builder::build, clearing);
        assertThat(Samples.fill().build().notional()).isEqualTo(Samples.usdt("30000"));
    }

    @Test
    void orderState() {
        var changes = Map.<String, Consumer<OrderState.Builder>>of(
                "symbol", b -> b.symbol(ETH_USDT),
                "side", b -> b.side(Side.SELL),
                "type", b -> b.type(OrderType.LIMIT),
                "status", b -> b.status(OrderStatus.NEW),
                "quantity", b -> b.quantity(Quantity.of("2")),
                "filled", b -> b.filled(Quantity.of("0.1")),
                "venueOrderId", b -> b.venueOrderId(new VenueOrderId("2")),
                "clientOrderId", b -> b.clientOrderId(Samples.ORDER),
                "stopPrice", b -> b.stopPrice(Price.of("2")),
                "createdAt", b -> b.createdAt(Samples.NOON.plusNanos(1)));
        assertEveryPartCounts(Samples::orderState, OrderState.Builder::build, changes);
        changes = Map.of("endedAt", b -> b.endedAt(Samples.NOON));
        assertEveryPartCounts(Samples::orderState, OrderState.Builder::build, changes);

        var clearing = Map.<String, Consumer<OrderState.Builder>>of(
                "symbol", b -> b.symbol(null),
                "side", b -> b.side(null),
                "type", b -> b.type(null),
                "status", b -> b.status(null),
                "quantity", b -> b.quantity(null),
                "venueOrderId", b -> b.venueOrderId(null),
                "createdAt", b -> b.createdAt(null));
        assertMissingPartIsNamed(Samples::orderState, OrderState.Builder::build, clearing);
    }

    @Test
    void signal() {
        var changes = Map.<String, Consumer<Signal.Builder>>of(
                "account", b -> b.account(new AccountId("other")),
                "id", b -> b.id(new SignalId("2")),
                "action", b -> b.action(SignalAction.SELL),
                "symbol", b -> b.symbol("ETHUSDT"),
                "price", b -> b.price(Price.of("2")),
                "sentAt", b -> b.sentAt(Samples.NOON),
                "strategy", b -> b.strategy("trend"),
                "payload", b -> b.payload("{}"));
        assertEveryPartCounts(Samples::signal, Signal.Builder::build, changes);

        var clearing = Map.<String, Consumer<Signal.Builder>>of(
                "account", b -> b.account(null),
                "id", b -> b.id(null),
                "action", b -> b.action(null),
                "symbol", b -> b.symbol(null));
        assertMissingPartIsNamed(Samples::signal, Signal.Builder::build, clearing);
    }

    @Test
    void instrument() {
        var changes = Map.<String, Consumer<Instrument.Builder>>ofEntries(
                Map.entry("symbol", b -> b.symbol(ETH_USDT)),
                Map.entry("nativeName", b -> b.nativeName("btcusdt")),
                Map.entry("tradable", b -> b.tradable(false)),
                Map.entry("priceTick", b -> b.priceTick(Price.of("2"))),
                Map.entry("quantityStep", b -> b.quantityStep(Quantity.of("2"))),
                Map.entry("minQuantity", b -> b.minQuantity(Quantity.of("2"))),
                Map.entry("maxQuantity", b -> b.maxQuantity(Quantity.of("2"))),
                Map.entry("minNotional", b -> b.minNotional(Samples.usdt("2"))),
                Map.entry("maxNotional", b -> b.maxNotional(Samples.usdt("2"))),
                Map.entry("takerFee", b -> b.takerFee(Ratio.ofPercent("2"))),
                Map.entry("orderTypes", b -> b.orderTypes(Set.of(OrderType.LIMIT))));
        assertEveryPartCounts(Samples::instrument, Instrument.Builder::build, changes);

        var clearing = Map.<String, Consumer<Instrument.Builder>>of(
                "symbol", b -> b.symbol(null),
                "nativeName", b -> b.nativeName(null),
                "priceTick", b -> b.priceTick(null),
                "quantityStep", b -> b.quantityStep(null),
                "minQuantity", b -> b.minQuantity(null),
                "maxQuantity", b -> b.maxQuantity(null),
                "minNotional", b -> b.minNotional(null),
                "takerFee", b -> b.takerFee(null));
        assertMissingPartIsNamed(Samples::instrument, Instrument.Builder::build, clearing);
    }

    @Test
    void venueConfig() {
        var changes = Map.<String, Consumer<VenueConfig.Builder>>of(
                "environment", b -> b.environment(Environment.LIVE),
                "baseUri", b -> b.baseUri(URI.create("http://127.0.0.1:8080")),
                "connectTimeout", b -> b.connectTimeout(Duration.ofMillis(1)),
                "requestTimeout", b -> b.requestTimeout(Duration.ofMillis(1)));
        assertEveryPartCounts(VenueConfig::builder, VenueConfig.Builder::build, changes);
        assertThat(VenueConfig.builder().build().environment()).isEmpty();
    }

    @Test
    void anInstrumentRefusesRulesThatCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Samples.instrument().quantityStep(Quantity.ZERO).build())
                .withMessageContaining("quantity step of BTC/USDT is zero");
        for (var inBase : List.<Consumer<Instrument.Builder>>of(
                b -> b.minNotional(Money.of("1", "BTC")), b -> b.maxNotional(Money.of("1", "BTC")))) {
            var builder = Samples.instrument();
            inBase.accept(builder);
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessageContaining("notional of BTC/USDT must be in USDT");
        }
    }

    private static <B> void assertEveryPartCounts(
            Supplier<B> sample, Function<B, Object> build, Map<String, Consumer<B>> changes) {
        var one = build.apply(sample.get());
        assertThat(one).isEqualTo(build.apply(sample.get())).hasSameHashCodeAs(build.apply(sample.get()));
        changes.forEach((part, change) -> {
            var builder = sample.get();
            change.accept(builder);
            var other = build.apply(builder);
            assertThat(other).as("another %s", part).isNotEqualTo(one);
            assertThat(other.toString()).contains(part + "=").isNotEqualTo(one.toString());
        });
    }

    private static <B> void assertMissingPartIsNamed(
            Supplier<B> sample, Function<B, Object> build, Map<String, Consumer<B>> clearing) {
        clearing.forEach((part, clear) -> {
            var builder = sample.get();
            clear.accept(builder);
            assertThatNullPointerException()
                    .isThrownBy(() -> build.apply(builder))
                    .withMessage(part);
        });
    }
}
