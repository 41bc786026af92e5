package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.JournalRecord.OrderObserved;
import trade.helix.api.journal.Leg;
import trade.helix.api.journal.Outcome;
import trade.helix.api.market.OrderType;
import trade.helix.api.market.VenueId;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.trade.Trade;
import trade.helix.api.trade.TradeStatus;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** What people read of a trade: a wrong reason or fee here is a wrong statistic for ever. */
class TradeViewsTest {
    private static final Instant LATER = Sample.NOW.plusSeconds(9);

    private final AccountState account = Sample.account().opened(new VenueId("model"), 7);
    private final TradeState bought = Sample.bought(Sample.SYMBOL);
    private final OrderLeg stop = Sample.leg(Leg.PROTECTION, "10");

    @Test
    void anOpenTradeShowsItsEntryAndWhatItPaid() {
        Trade trade = TradeViews.open(account, bought);
        assertThat(trade.status()).isEqualTo(TradeStatus.OPEN);
        assertThat(trade.entry().filled()).isEqualTo(Quantity.of("10"));
        assertThat(trade.entry().orderOrNull()).isEqualTo(new VenueOrderId("v-entry"));
        assertThat(trade.fees()).isEqualTo(usdt("1"));
        assertThat(trade.stop()).isEqualTo(Price.of("98"));
        assertThat(trade.closing()).isEmpty();
        assertThat(TradeViews.open(account, Sample.trade()).entry().orderOrNull())
                .isNull();
    }

    @Test
    void aStopThatSoldIsTheReason() {
        Trade trade = closed(sold(Leg.PROTECTION, OrderType.STOP_LOSS));
        assertThat(trade.status()).isEqualTo(TradeStatus.STOPPED_OUT);
        assertThat(reason(trade)).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(trade.fees()).as("of both ways").isEqualTo(usdt("2"));
        assertThat(trade.closing().orElseThrow().at()).as("when it sold").isEqualTo(Sample.NOW);
    }

    @Test
    void aTargetThatSoldIsTheReason() {
        for (OrderType type :
                List.of(OrderType.LIMIT, OrderType.LIMIT_MAKER, OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT)) {
            assertThat(reason(closed(sold(Leg.PROTECTION, type)))).isEqualTo(CloseReason.TAKE_PROFIT);
        }
        assertThat(TradeViews.isTarget(stop)).isFalse();
    }

    @Test
    void anExitThatSoldGoesBeforeAStopThatSoldAPart() {
        TradeState trade =
                Sample.with(sold(Leg.PROTECTION, OrderType.STOP_LOSS), filled(Leg.EXIT, OrderType.MARKET, "f2"));
        assertThat(reason(closed(trade.with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of())))))
                .isEqualTo(CloseReason.SIGNAL);
        assertThat(reason(closed(trade))).as("nobody asked for it").isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void anExitThatSoldNothingIsNoReason() {
        OrderLeg vain = Sample.seen(Sample.leg(Leg.EXIT, "10"), "v3", OrderStatus.EXPIRED, "0");
        TradeState trade = Sample.with(sold(Leg.PROTECTION, OrderType.STOP_LOSS), vain)
                .with(new TradeState.ExitWish(CloseReason.SIGNAL, List.of()));
        assertThat(reason(closed(trade))).isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void whatNeitherSoldSomebodyElseHasSold() {
        TradeState trade = Sample.with(
                Sample.with(bought, Sample.seen(stop, "v2", OrderStatus.CANCELED, "0")),
                filled(Leg.MANUAL, OrderType.OTHER, "f1"));
        assertThat(reason(closed(trade))).isEqualTo(CloseReason.MANUAL);
    }

    @Test
    void aTradeThatSoldNothingEndsNow() {
        Trade.Closing closing = closed(bought).closing().orElseThrow();
        assertThat(closing.at()).isEqualTo(LATER);
        assertThat(closing.averagePrice()).isEmpty();
        assertThat(closing.residual()).isEqualTo(Quantity.of("10"));
    }

    @Test
    void anAccountWithoutAVenueHasNoTrades() {
        assertThatThrownBy(() -> TradeViews.open(Sample.account(), bought)).isInstanceOf(NullPointerException.class);
    }

    private Trade closed(TradeState trade) {
        return TradeViews.closed(account, trade, LATER);
    }

    private static CloseReason reason(Trade trade) {
        return trade.closing().orElseThrow().reason();
    }

    private TradeState sold(Leg leg, OrderType type) {
        return Sample.with(bought, filled(leg, type, "f1"));
    }

    private static OrderLeg filled(Leg leg, OrderType type, String fill) {
        OrderLeg order = Sample.leg(leg, "10");
        OrderObserved report = new OrderObserved(
                order.id(), new VenueOrderId("v-" + fill), type, OrderStatus.FILLED, Quantity.of("5"), null, null);
        return Sample.filled(order.with(Outcome.ACCEPTED, "").with(report, Sample.NOW), fill, "5");
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
