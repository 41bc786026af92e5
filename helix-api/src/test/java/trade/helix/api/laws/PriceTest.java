package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

@DomainLaws
class PriceTest {
    @Property
    void textReadsBack(@ForAll Price price) {
        assertThat(Price.of(price.toString())).isEqualTo(price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-0.01", "-60000"})
    void zeroAndBelowAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.of(text))
                .withMessageContaining("above zero")
                .withMessageContaining(new BigDecimal(text).stripTrailingZeros().toPlainString());
    }

    @Property
    void toTickIsAWholeMultipleWithinOneTick(@ForAll Price price, @ForAll Price tick, @ForAll RoundingMode rounding) {
        Assume.that(rounding != RoundingMode.UNNECESSARY && price.compareTo(tick) >= 0);

        var onGrid = price.toTick(tick, rounding);

        assertThat(onGrid.value().remainder(tick.value())).isZero();
        assertThat(onGrid.value().subtract(price.value()).abs()).isLessThan(tick.value());
    }

    @Property
    void toTickGoesWhereItIsTold(@ForAll Price price, @ForAll Price tick) {
        Assume.that(price.compareTo(tick) >= 0);

        assertThat(price.toTick(tick, RoundingMode.DOWN)).isLessThanOrEqualTo(price);
        assertThat(price.toTick(tick, RoundingMode.UP)).isGreaterThanOrEqualTo(price);
    }

    @Property
    void toTickLeavesWhatIsOnTheGrid(@ForAll Price price, @ForAll Price tick) {
        var onGrid = price.toTick(tick, RoundingMode.UP);

        for (var rounding : RoundingMode.values()) {
            assertThat(onGrid.toTick(tick, rounding)).isEqualTo(onGrid);
        }
    }

    @Test
    void toTickRefusesToRoundToNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.of("0.004").toTick(Price.of("0.01"), RoundingMode.DOWN))
                .withMessageContaining("above zero");
    }

    @Test
    void theExamplesOfTheDocumentationHold() {
        assertThat(Price.of("60000").moved(Ratio.ofFraction("-0.02"))).isEqualTo(Price.of("58800"));
        assertThat(Price.of("60000").less(Ratio.ofPercent("2"))).isEqualTo(Price.of("58800"));
    }

    @Property
    void lessIsMovedTheOtherWay(@ForAll Price price, @ForAll Ratio share) {
        Assume.that(share.compareTo(Ratio.ONE) < 0);

        assertThat(price.less(share))
                .isEqualTo(price.moved(new Ratio(share.fraction().negate())));
    }

    @Property
    void movingDownByAllOrMoreIsRefused(@ForAll Price price, @ForAll Ratio share) {
        Assume.that(share.compareTo(Ratio.ONE) >= 0);

        assertThatIllegalArgumentException().isThrownBy(() -> price.less(share)).withMessageContaining("above zero");
    }

    @Property
    void costIsExactAndAddsUp(@ForAll Price price, @ForAll Quantity a, @ForAll Quantity b) {
        var together = price.times(a.plus(b), DomainValues.USDT);

        assertThat(together.amount())
                .isEqualByComparingTo(price.value().multiply(a.value().add(b.value())));
        assertThat(price.times(a, DomainValues.USDT).plus(price.times(b, DomainValues.USDT)))
                .isEqualTo(together);
        assertThat(together.asset()).isEqualTo(DomainValues.USDT);
    }

    @Property
    void distanceIsWithinHalfAUnitOfItsTwelfthDigit(@ForAll Price from, @ForAll Price to) {
        var distance = from.distanceTo(to).fraction();

        var error = distance.multiply(from.value())
                .add(from.value())
                .subtract(to.value())
                .abs();
        assertThat(error).isLessThanOrEqualTo(from.value().multiply(new BigDecimal("0.0000000000005")));
        assertThat(distance.scale()).isLessThanOrEqualTo(12);
    }

    @Property
    void aboveIsStrict(@ForAll Price a, @ForAll Price b) {
        assertThat(a.isAbove(b)).isEqualTo(a.compareTo(b) > 0);
        assertThat(a.isAbove(a)).isFalse();
    }
}
