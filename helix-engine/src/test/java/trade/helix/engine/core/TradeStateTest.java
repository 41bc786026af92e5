package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Leg;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.CloseReason;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** I1: what a trade has realised and may still lose. Its entry of 10 at 100 set 150 aside; each order pays a fee of 1. */
class TradeStateTest {
    private final TradeState bought = Sample.bought(Sample.SYMBOL);

    @Test
    void beforeAFillEverythingThatWasSetAsideMayBeLost() {
        assertThat(Sample.trade().reserved()).isEqualTo(usdt("150"));
        assertThat(bought.reserved()).isEqualTo(usdt("150"));
    }

    @Test
    void aSaleRealisesItsShareOfWhatWasPaidWithItsFees() {
        assertThat(bought.realised()).isEqualTo(usdt("0"));
        // 5 x 98 less 1, less half of 1001
        assertThat(sold("5", "98").realised()).isEqualTo(usdt("-11.5"));
        assertThat(sold("10", "98").realised()).isEqualTo(usdt("-22"));
    }

    @Test
    void whatIsSoldBeyondWhatWasBoughtCostsNoMoreThanWasPaid() {
        // 11 x 100 less 1, less 1001
        assertThat(sold("11", "100").realised()).isEqualTo(usdt("98"));
    }

    @Test
    void anEntryThatReceivedNothingHasNoShareOfItsCost() {
        OrderLeg exit = Sample.filled(Sample.leg(Leg.EXIT, "10"), "f1", "5");
        assertThat(Sample.with(Sample.trade(), exit).realised()).isEqualTo(usdt("0"));
    }

    @Test
    void aLossLessensWhatMayStillBeLostAndAProfitFreesNothing() {
        assertThat(sold("5", "98").reserved()).isEqualTo(usdt("138.5"));
        assertThat(sold("5", "110").reserved()).isEqualTo(usdt("150"));
    }

    @Test
    void whatWasEarnedFirstAndLostAgainLessensItAllTheSame() {
        TradeState up = sold("2", "110");
        TradeState down = sold(up, "f2", "2", "90");
        assertThat(up.best()).isEqualTo(usdt("18.8"));
        assertThat(down.best()).isEqualTo(usdt("18.8"));
        // 150 less 21.2, which the second sale lost
        assertThat(down.reserved()).isEqualTo(usdt("128.8"));
    }

    @Test
    void aLossBeyondWhatWasAllowedForLeavesTheShareOfWhatIsHeld() {
        // 5 x 60 less 1, less 500.5: 201.5 lost of 150
        assertThat(sold("5", "60").reserved()).isEqualTo(usdt("75"));
    }

    @Test
    void whatTheVenueDoesNotTradeIsAResidual() {
        assertThat(bought.isResidual(instrument("0.00001", "5"))).isFalse();
        assertThat(sold("10", "100").isResidual(instrument("0.00001", "5"))).isTrue();
        assertThat(sold("9", "100").isResidual(instrument("1", "5"))).isFalse();
        assertThat(sold("9", "100").isResidual(instrument("1.00001", "5"))).isTrue();
        // valued at the stop of 98
        assertThat(sold("9", "100").isResidual(instrument("1", "98"))).isFalse();
        assertThat(sold("9", "100").isResidual(instrument("1", "98.01"))).isTrue();
    }

    @Test
    void theSignalsThatWaitForAnExitAreAllRemembered() {
        TradeState.ExitWish wish = new TradeState.ExitWish(CloseReason.SIGNAL, List.of(new SignalRef("s-1")));
        assertThat(wish.with(new SignalRef("s-2")).refs()).containsExactly(new SignalRef("s-1"), new SignalRef("s-2"));
        assertThat(wish.with((SignalRef) null)).isEqualTo(wish);
    }

    private TradeState sold(String quantity, String price) {
        return sold(bought, "f1", quantity, price);
    }

    private static TradeState sold(TradeState trade, String fillId, String quantity, String price) {
        OrderLeg exit = Sample.leg(Leg.EXIT, "10");
        TradeState with = trade.leg(exit.id()).isPresent() ? trade : trade.plus(exit.intent(), Sample.NOW);
        Fill fill = Sample.fill(fillId, Side.SELL, quantity, "1", "USDT")
                .price(Price.of(price))
                .build();
        return with.with(with.leg(exit.id()).orElseThrow().with(Sample.recorded(exit, fill, "1")));
    }

    private static Instrument instrument(String minQuantity, String minNotional) {
        return Instrument.builder()
                .symbol(Sample.SYMBOL)
                .nativeName("BTCUSDT")
                .priceTick(Price.of("0.01"))
                .quantityStep(Quantity.of("0.00001"))
                .minQuantity(Quantity.of(minQuantity))
                .maxQuantity(Quantity.of("9000"))
                .minNotional(usdt(minNotional))
                .takerFee(ModelVenue.FEE)
                .orderTypes(ModelVenue.INSTRUMENT.orderTypes())
                .build();
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
