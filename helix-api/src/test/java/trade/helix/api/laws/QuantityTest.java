package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

@DomainLaws
class QuantityTest {
    @Property
    void textReadsBack(@ForAll Quantity quantity) {
        assertThat(Quantity.of(quantity.toString())).isEqualTo(quantity);
    }

    @Property
    void belowZeroIsRefused(@ForAll Quantity quantity) {
        Assume.that(!quantity.isZero());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("-" + quantity))
                .withMessageContaining("cannot be below zero")
                .withMessageContaining("-" + quantity);
    }

    @Property
    void plusIsAssociativeAndCommutative(@ForAll Quantity a, @ForAll Quantity b, @ForAll Quantity c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Quantity.ZERO)).isEqualTo(a);
    }

    @Property
    void minusUndoesPlus(@ForAll Quantity a, @ForAll Quantity b) {
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.plus(b).minusOrZero(b)).isEqualTo(a);
    }

    @Property
    void takingMoreThanThereIsIsRefusedOrNothing(@ForAll Quantity a, @ForAll Quantity b) {
        Assume.that(a.isBelow(b));

        assertThatIllegalArgumentException().isThrownBy(() -> a.minus(b));
        assertThat(a.minusOrZero(b)).isEqualTo(Quantity.ZERO);
    }

    @Property
    void floorToIsTheLargestMultipleThatIsNotMore(@ForAll Quantity quantity, @ForAll Quantity step) {
        Assume.that(!step.isZero());

        var floor = quantity.floorTo(step);

        assertThat(floor.value().remainder(step.value())).isZero();
        assertThat(floor).isLessThanOrEqualTo(quantity);
        assertThat(floor.plus(step)).isGreaterThan(quantity);
        assertThat(floor.floorTo(step)).isEqualTo(floor);
    }

    @Property
    void affordableNeverCostsMoreAndAStepMoreWould(@ForAll Money money, @ForAll Price price, @ForAll Quantity step) {
        Assume.that(money.isPositive() && !step.isZero());

        var bought = Quantity.affordable(money, price, step);

        assertThat(bought.value().remainder(step.value())).isZero();
        assertThat(price.times(bought, money.asset())).isLessThanOrEqualTo(money);
        assertThat(price.times(bought.plus(step), money.asset())).isGreaterThan(money);
    }

    @Property
    void moneyThatIsNotThereBuysNothing(@ForAll Money money, @ForAll Price price, @ForAll Quantity step) {
        Assume.that(!money.isPositive() && !step.isZero());

        assertThat(Quantity.affordable(money, price, step)).isEqualTo(Quantity.ZERO);
    }

    @Property
    void aStepOfZeroIsRefused(@ForAll Quantity quantity, @ForAll Money money, @ForAll Price price) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quantity.floorTo(Quantity.ZERO))
                .withMessageContaining("step cannot be zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.affordable(money, price, Quantity.ZERO))
                .withMessageContaining("step cannot be zero");
    }

    @Property
    void aShareIsExact(@ForAll Quantity quantity, @ForAll Ratio share) {
        Assume.that(!share.isNegative());

        assertThat(quantity.times(share).value())
                .isEqualByComparingTo(quantity.value().multiply(share.fraction()));
        assertThat(quantity.times(Ratio.ONE)).isEqualTo(quantity);
        assertThat(quantity.times(Ratio.ZERO)).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aShareBelowZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("2").times(Ratio.ofPercent("-50")))
                .withMessageContaining("-1");
    }

    @Property
    void minIsOneOfBothAndNotAboveEither(@ForAll Quantity a, @ForAll Quantity b) {
        assertThat(a.min(b))
                .isEqualTo(b.min(a))
                .isIn(a, b)
                .isLessThanOrEqualTo(a)
                .isLessThanOrEqualTo(b);
        assertThat(a.isBelow(b)).isEqualTo(!a.min(b).equals(b));
    }
}
