package trade.helix.store.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;

/** Arbitrary values of the types that records are made of, over all that each type admits. */
final class Values {
    /** Any characters, halves of surrogate pairs, quotes and zeros included. */
    static final Arbitrary<String> TEXT = Arbitraries.strings().ofMaxLength(40);

    static final Arbitrary<String> NAME = TEXT.filter(text -> !text.isBlank());

    static final Arbitrary<Asset> ASSET =
            Arbitraries.of("BTC", "USDT", "EUR", "1INCH", "A").map(Asset::of);

    static final Arbitrary<Symbol> SYMBOL = Combinators.combine(ASSET, ASSET)
            .filter((base, quote) -> !base.equals(quote))
            .as(Symbol::new);

    static final Arbitrary<BigDecimal> DECIMAL = Combinators.combine(
                    Arbitraries.bigIntegers(), Arbitraries.integers().between(-20, 30))
            .as(BigDecimal::new);

    static final Arbitrary<BigDecimal> ABOVE_ZERO =
            DECIMAL.filter(d -> d.signum() != 0).map(BigDecimal::abs);

    static final Arbitrary<Price> PRICE = ABOVE_ZERO.map(Price::new);

    static final Arbitrary<Quantity> QUANTITY = DECIMAL.map(BigDecimal::abs).map(Quantity::new);

    static final Arbitrary<Money> MONEY = Combinators.combine(DECIMAL, ASSET).as(Money::new);

    static final Arbitrary<Instant> TIME = Combinators.combine(
                    Arbitraries.longs()
                            .between(
                                    Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(),
                                    Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
                    Arbitraries.integers().between(0, 999_999_999))
            .as((seconds, nanos) -> Instant.ofEpochSecond(seconds, nanos));

    static final Arbitrary<Duration> MILLIS =
            Arbitraries.longs().between(0, 1L << 40).map(Duration::ofMillis);

    static final Arbitrary<LocalDate> DAY = TIME.map(Times::day);

    private Values() {}

    /** Ids of a form, from its characters. */
    static <T> Arbitrary<T> id(String alphabet, int most, Function<String, T> make) {
        return Arbitraries.strings()
                .withChars(alphabet)
                .ofMinLength(1)
                .ofMaxLength(most)
                .map(make);
    }
}
