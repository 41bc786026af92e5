package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** What all types that hold a decimal have in common: one form, one equality, a bounded length. */
class DecimalFormTest {
    /** A type that holds a decimal, made from the number or from its text. */
    @SuppressWarnings("ImmutableEnumChecker") // Its functions are constructors, which hold no state.
    enum Kind {
        PRICE(Price::new, Price::of, p -> ((Price) p).value()),
        QUANTITY(Quantity::new, Quantity::of, q -> ((Quantity) q).value()),
        MONEY(d -> new Money(d, DomainValues.USDT), t -> Money.of(t, "USDT"), m -> ((Money) m).amount()),
        FRACTION(Ratio::new, Ratio::ofFraction, r -> ((Ratio) r).fraction()),
        PERCENT(
                d -> Ratio.ofPercent(d.toString()),
                Ratio::ofPercent,
                r -> ((Ratio) r).fraction().movePointRight(2));

        private final Function<BigDecimal, Object> ofNumber;
        private final Function<String, Object> ofText;
        private final Function<Object, BigDecimal> number;

        Kind(
                Function<BigDecimal, Object> ofNumber,
                Function<String, Object> ofText,
                Function<Object, BigDecimal> number) {
            this.ofNumber = ofNumber;
            this.ofText = ofText;
            this.number = number;
        }

        Object of(BigDecimal value) {
            return ofNumber.apply(value);
        }

        Object of(String text) {
            return ofText.apply(text);
        }

        @SuppressWarnings("unchecked") // Each of the five is comparable with its own kind.
        int compare(Object one, Object other) {
            return ((Comparable<Object>) one).compareTo(other);
        }
    }

    @Provide
    Arbitrary<BigDecimal> positive() {
        return DomainValues.decimals(1, 1_000_000_000_000_000L);
    }

    /** Digits on both sides of what a long holds, behind any number of zeros. */
    @Property
    void theTextIsThePlainNumber(@ForAll long digits, @ForAll @IntRange(max = 30) int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale);
        String plain = digits == 0 ? "0" : withoutEndingZeros(number.toPlainString());

        assertThat(new Money(number, DomainValues.USDT)).hasToString(plain + " USDT");
        if (digits > 0) {
            assertThat(new Price(number)).hasToString(plain);
            assertThat(new Quantity(number)).hasToString(plain);
        }
    }

    private static String withoutEndingZeros(String plain) {
        return plain.contains(".") ? plain.replaceAll("\\.?0+$", "") : plain;
    }

    @Property
    void equalityIgnoresScale(
            @ForAll Kind kind, @ForAll("positive") BigDecimal value, @ForAll @IntRange(max = 20) int zeros) {
        var one = kind.of(value);
        var other = kind.of(DomainValues.withZeros(value, zeros));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(kind.compare(one, other)).isZero();
    }

    @Property
    void orderIsThatOfTheNumbersAndAgreesWithEquality(
            @ForAll Kind kind, @ForAll("positive") BigDecimal a, @ForAll("positive") BigDecimal b) {
        var one = kind.of(a);
        var other = kind.of(b);

        assertThat(Integer.signum(kind.compare(one, other))).isEqualTo(a.compareTo(b));
        assertThat(one.equals(other)).isEqualTo(a.compareTo(b) == 0);
    }

    @Property
    void nothingIsRounded(@ForAll Kind kind, @ForAll("positive") BigDecimal value) {
        assertThat(kind.number.apply(kind.of(value))).isEqualByComparingTo(value);
    }

    @Property
    void plainTextAndScientificTextReadAlike(@ForAll Kind kind, @ForAll("positive") BigDecimal value) {
        var plain = kind.of(value.toPlainString());

        assertThat(kind.of(" " + value + " ")).isEqualTo(plain);
        assertThat(kind.of(value.stripTrailingZeros().toString())).isEqualTo(plain);
        assertThat(kind.of(value.toEngineeringString())).isEqualTo(plain);
    }

    @Property
    void printsPlainDigitsWithoutIdleZeros(@ForAll Kind kind, @ForAll("positive") BigDecimal value) {
        assertThat(kind.of(value).toString()).matches("\\d+(\\.\\d*[1-9])?( USDT| %)?");
    }

    @Property
    void sixtyDigitsAreTakenWhereverThePointStands(@ForAll @IntRange(max = 59) int behindPoint) {
        var value = new BigDecimal("9".repeat(60)).movePointLeft(behindPoint);

        for (var kind : List.of(Kind.PRICE, Kind.QUANTITY, Kind.MONEY, Kind.FRACTION)) {
            assertThat(kind.number.apply(kind.of(value))).isEqualByComparingTo(value);
            assertThat(kind.of(value).toString()).contains("99");
        }
    }

    @Property
    void aDigitMoreIsRefused(@ForAll @IntRange(max = 60) int behindPoint, @ForAll Kind kind) {
        var value = new BigDecimal("9".repeat(61)).movePointLeft(behindPoint);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.of(value))
                .withMessageContaining("more than 60 digits")
                .withMessageContaining("give a number of a sane size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E1000000000",
                "1E-1000000000",
                "9E2147483647",
                "9E-2147483647",
                "1E+999999998",
                "1E61",
                "1E-61",
                "123456789E2147483639"
            })
    void anAbsurdExponentIsRefusedBeforeItIsComputed(String text) {
        for (var kind : Kind.values()) {
            // Not a measure of speed: computed, these never end.
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThatIllegalArgumentException()
                            .as("%s of %s", kind, text)
                            .isThrownBy(() -> kind.of(text))
                            .withMessageContaining("digits"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0E1000000000", "0E-1000000000", "0.000", "-0"})
    void everyZeroIsTheSameZero(String text) {
        for (var kind : List.of(Kind.QUANTITY, Kind.MONEY, Kind.FRACTION, Kind.PERCENT)) {
            assertThat(kind.of(text)).isEqualTo(kind.of("0")).hasSameHashCodeAs(kind.of("0"));
            assertThat(kind.of(text).toString()).startsWith("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTextWithoutEndIsRefusedUnread(Kind kind) {
        String endless = "9".repeat(1_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.of(endless))
                .withMessageContaining("1000000 characters")
                .withMessageContaining("at most 128")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @Property
    void whatIsNoNumberIsRefusedByItsText(@ForAll Kind kind, @ForAll("noNumbers") String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.of(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("as in 12.5");
    }

    @Provide
    Arbitrary<String> noNumbers() {
        return Arbitraries.of(
                "", " ", ".", "1,5", "1.2.3", "0x10", "1e", "NaN", "Infinity", "1 000", "BTC", "--1", "1%");
    }

    @ParameterizedTest
    @EnumSource
    void nullIsRefused(Kind kind) {
        assertThatNullPointerException().isThrownBy(() -> kind.of((String) null));
    }
}
