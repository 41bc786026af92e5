package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.Fill;
import trade.helix.api.order.Side;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** What fills add up to: profit, what can be sold, and what the venue's balance must show are reckoned from it. */
class ExecutionsTest {
    private final OrderLeg order = Sample.leg(Leg.ENTRY, "10");
    private final Executions none = Executions.none(Sample.SYMBOL);

    @Test
    void aFillThatIsReportedTwiceCountsOnce() {
        Executions once = with(none, Sample.fill("f1", Side.BUY, "2", "1", "USDT"), "1");
        assertThat(with(once, Sample.fill("f1", Side.BUY, "2", "1", "USDT"), "1"))
                .isEqualTo(once);
        assertThat(once.filled()).isEqualTo(Quantity.of("2"));
    }

    @Test
    void aFeeInTheBaseAssetOfABuyLessensWhatIsReceivedAndIsNotChargedBesides() {
        Executions bought = with(none, Sample.fill("f1", Side.BUY, "2", "0.1", "BTC"), "10");
        bought = with(bought, Sample.fill("f2", Side.BUY, "3", "0.2", "BTC"), "20");
        assertThat(bought.filled()).isEqualTo(Quantity.of("5"));
        assertThat(bought.received()).isEqualTo(Quantity.of("4.7"));
        assertThat(bought.baseFees()).isEqualTo(Quantity.ZERO);
        assertThat(bought.charged()).isEqualTo(usdt("0"));
        assertThat(bought.quoteFees()).isEqualTo(usdt("0"));
        assertThat(bought.fees()).isEqualTo(usdt("30"));
    }

    @Test
    void aFeeInTheBaseAssetOfASaleIsPaidBesideWhatWasSold() {
        Executions sold = with(none, Sample.fill("f1", Side.SELL, "2", "0.1", "BTC"), "10");
        sold = with(sold, Sample.fill("f2", Side.SELL, "3", "0.2", "BTC"), "20");
        assertThat(sold.received()).isEqualTo(Quantity.of("5"));
        assertThat(sold.baseFees()).isEqualTo(Quantity.of("0.3"));
        assertThat(sold.charged()).isEqualTo(usdt("30"));
    }

    @Test
    void aFeeInTheQuoteAssetIsMissingFromTheBalanceAndChargedAndOneInAThirdAssetOnlyCharged() {
        Executions sold = with(none, Sample.fill("f1", Side.SELL, "2", "4", "USDT"), "4");
        sold = with(sold, Sample.fill("f2", Side.SELL, "2", "0.01", "BNB"), "6");
        sold = with(sold, Sample.fill("f3", Side.SELL, "2", "5", "USDT"), "5");
        assertThat(sold.quoteFees()).isEqualTo(usdt("9"));
        assertThat(sold.charged()).isEqualTo(usdt("15"));
        assertThat(sold.fees()).isEqualTo(usdt("15"));
        assertThat(sold.notional()).isEqualTo(usdt("600"));
    }

    @Test
    void theLatestExecutionIsRememberedInWhicheverOrderTheyAreReported() {
        Executions two = with(none, at(5, "f1"), "1");
        assertThat(with(two, at(9, "f2"), "1").lastAt()).isEqualTo(Sample.NOW.plusSeconds(9));
        assertThat(with(two, at(3, "f2"), "1").lastAt()).isEqualTo(Sample.NOW.plusSeconds(5));
    }

    @Test
    void theSalesOfTwoOrdersAddUp() {
        Executions first = with(none, Sample.fill("f1", Side.SELL, "2", "0.1", "BTC"), "10");
        Executions second = with(
                with(none, Sample.fill("f2", Side.SELL, "3", "0.2", "BTC"), "20"),
                Sample.fill("f3", Side.SELL, "1", "4", "USDT"),
                "4");
        Executions both = first.plus(second);
        assertThat(both.seen()).hasSize(3);
        assertThat(both.filled()).isEqualTo(Quantity.of("6"));
        assertThat(both.received()).isEqualTo(Quantity.of("6"));
        assertThat(both.baseFees()).isEqualTo(Quantity.of("0.3"));
        assertThat(both.notional()).isEqualTo(usdt("600"));
        assertThat(both.quoteFees()).isEqualTo(usdt("4"));
        assertThat(both.charged()).isEqualTo(usdt("34"));
        assertThat(both.fees()).isEqualTo(usdt("34"));
        assertThat(second.plus(first)).isEqualTo(both);
    }

    @Test
    void theLatestOfTwoOrdersIsTheLaterOneAlsoWhereOneHasNone() {
        Executions early = with(none, at(5, "f1"), "1");
        Executions late = with(none, at(9, "f2"), "1");
        assertThat(early.plus(late).lastAt()).isEqualTo(Sample.NOW.plusSeconds(9));
        assertThat(late.plus(early).lastAt()).isEqualTo(Sample.NOW.plusSeconds(9));
        assertThat(early.plus(none).lastAt()).isEqualTo(Sample.NOW.plusSeconds(5));
        assertThat(none.plus(early).lastAt()).isEqualTo(Sample.NOW.plusSeconds(5));
    }

    @Test
    void thePriceIsTheAverageAndThereIsNoneBeforeAFill() {
        assertThat(none.averagePrice()).isNull();
        Executions two = with(none, at(1, "f1"), "1");
        two = with(two, Sample.fill("f2", Side.BUY, "1", "1", "USDT").price(Price.of("103")), "1");
        assertThat(two.averagePrice()).isEqualTo(Price.of("101"));
    }

    private Executions with(Executions before, Fill.Builder fill, String feeValue) {
        return before.plus(Sample.recorded(order, fill.build(), feeValue));
    }

    private static Fill.Builder at(int second, String id) {
        return Sample.fill(id, Side.BUY, "2", "1", "USDT").at(Sample.NOW.plusSeconds(second));
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
