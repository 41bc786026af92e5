package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import trade.helix.api.value.Ratio;

@DomainLaws
class RatioTest {
    @Test
    void theExamplesOfTheDocumentationHold() {
        assertThat(Ratio.ofPercent("1")).isEqualTo(Ratio.ofFraction("0.01")).hasToString("1 %");
        assertThat(Ratio.ofFraction("0.02").complement()).isEqualTo(Ratio.ofFraction("0.98"));
        assertThat(Ratio.ONE.percent()).isEqualByComparingTo("100");
        assertThat(Ratio.ofFraction("10").percent()).hasToString("1000");
    }

    @Property
    void aPercentageIsAHundredthOfTheFraction(@ForAll Ratio ratio) {
        String number = ratio.fraction().toPlainString();
        String hundredth = ratio.fraction().divide(new BigDecimal("100")).toPlainString();

        assertThat(Ratio.ofPercent(number)).isEqualTo(Ratio.ofFraction(hundredth));
        assertThat(Ratio.ofPercent(number).equals(Ratio.ofFraction(number)))
                .as("the two are told apart, but for zero")
                .isEqualTo(ratio.equals(Ratio.ZERO));
    }

    @Property
    void percentReadsBack(@ForAll Ratio ratio) {
        assertThat(Ratio.ofPercent(ratio.percent().toPlainString())).isEqualTo(ratio);
        assertThat(Ratio.ofPercent(ratio.toString().replace(" %", ""))).isEqualTo(ratio);
        assertThat(Ratio.ofFraction(ratio.fraction().toPlainString())).isEqualTo(ratio);
    }

    @Property
    void plusIsAssociativeAndCommutative(@ForAll Ratio a, @ForAll Ratio b, @ForAll Ratio c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Ratio.ZERO)).isEqualTo(a);
    }

    @Property
    void complementIsItsOwnInverseAndFillsUpToOne(@ForAll Ratio ratio) {
        assertThat(ratio.complement().complement()).isEqualTo(ratio);
        assertThat(ratio.plus(ratio.complement())).isEqualTo(Ratio.ONE);
    }

    @Property
    void negativeIsBelowZero(@ForAll Ratio ratio) {
        assertThat(ratio.isNegative()).isEqualTo(ratio.compareTo(Ratio.ZERO) < 0);
    }
}
