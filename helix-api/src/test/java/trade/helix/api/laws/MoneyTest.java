package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

@DomainLaws
class MoneyTest {
    private static final List<BiFunction<Money, Money, Object>> WITH_ANOTHER = List.of(
            Money::plus,
            Money::minus,
            Money::min,
            Money::max,
            Money::isBelow,
            Money::compareTo,
            (a, b) -> a.ratioTo(b));

    @Property
    void textReadsBack(@ForAll Money money) {
        String[] parts = money.toString().split(" ", 2);

        assertThat(Money.of(parts[0], parts[1])).isEqualTo(money);
    }

    @Property
    void plusIsAssociativeAndCommutative(@ForAll Money a, @ForAll Money b, @ForAll Money c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Money.zero(a.asset()))).isEqualTo(a);
    }

    @Property
    void minusUndoesPlus(@ForAll Money a, @ForAll Money b) {
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.minus(b)).isEqualTo(b.minus(a).negated()).isEqualTo(a.plus(b.negated()));
    }

    @Property
    void anotherAssetIsNeverMixedIn(@ForAll Money a, @ForAll Money b) {
        var foreign = DomainRecords.foreign(b);

        for (var operation : WITH_ANOTHER) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> operation.apply(a, foreign))
                    .withMessage("Cannot mix USDT with EUR: convert first.");
        }
        assertThat(foreign).isNotEqualTo(b);
    }

    @Property
    void timesIsExactAndDistributes(@ForAll Money a, @ForAll Money b, @ForAll Ratio share) {
        assertThat(a.times(share).amount()).isEqualByComparingTo(a.amount().multiply(share.fraction()));
        assertThat(a.plus(b).times(share)).isEqualTo(a.times(share).plus(b.times(share)));
    }

    @Property
    void sharesRoundedDownNeverAddUpToMore(@ForAll Money money, @ForAll Quantity a, @ForAll Quantity b) {
        Assume.that(!money.isNegative() && !a.plus(b).isZero());
        var whole = a.plus(b);

        var shared = money.share(a, whole, RoundingMode.DOWN).plus(money.share(b, whole, RoundingMode.DOWN));

        assertThat(shared).isLessThanOrEqualTo(money);
        assertThat(money.minus(shared).amount()).isLessThanOrEqualTo(new BigDecimal("0.000000000000000002"));
    }

    @Property
    void aShareLiesWithinAUnitOfItsLastDigit(
            @ForAll Money money, @ForAll Quantity part, @ForAll Quantity whole, @ForAll RoundingMode rounding) {
        Assume.that(!whole.isZero() && rounding != RoundingMode.UNNECESSARY);

        var share = money.share(part, whole, rounding);

        var error =
                share.amount().multiply(whole.value()).subtract(money.amount().multiply(part.value()));
        assertThat(error.abs()).isLessThan(whole.value().movePointLeft(18));
    }

    @Property
    void theWholeShareIsTheMoney(@ForAll Money money, @ForAll Quantity whole) {
        Assume.that(!whole.isZero());

        assertThat(money.share(whole, whole, RoundingMode.UNNECESSARY)).isEqualTo(money);
        assertThat(money.share(Quantity.ZERO, whole, RoundingMode.UNNECESSARY).amount())
                .isZero();
    }

    @Property
    void aShareOfNothingIsRefused(@ForAll Money money, @ForAll Quantity part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> money.share(part, Quantity.ZERO, RoundingMode.DOWN))
                .withMessageContaining(money.toString())
                .withMessageContaining("zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> money.ratioTo(Money.zero(money.asset())))
                .withMessageContaining("zero USDT");
    }

    @Property
    void ratioToUndoesTimes(@ForAll Money whole, @ForAll Ratio share) {
        Assume.that(whole.amount().signum() != 0);

        assertThat(whole.times(share).ratioTo(whole)).isEqualTo(share);
    }

    @Property
    void maxAndMinArePickedFromBoth(@ForAll Money a, @ForAll Money b) {
        assertThat(a.max(b)).isIn(a, b).isGreaterThanOrEqualTo(a).isGreaterThanOrEqualTo(b);
        assertThat(a.min(b)).isIn(a, b).isLessThanOrEqualTo(a).isLessThanOrEqualTo(b);
        assertThat(a.isBelow(b))
                .isEqualTo(b.minus(a).isPositive())
                .isEqualTo(a.minus(b).isNegative());
    }

    @Property
    void negatedTwiceIsTheSame(@ForAll Money money) {
        assertThat(money.negated().negated()).isEqualTo(money);
        assertThat(money.negated().isNegative()).isEqualTo(money.isPositive());
    }

    @Property
    void assetsTellAmountsApart(@ForAll Money money, @ForAll Asset asset) {
        Assume.that(!asset.equals(money.asset()));

        assertThat(new Money(money.amount(), asset)).isNotEqualTo(money);
    }
}
