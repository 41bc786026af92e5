package trade.helix.api.laws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import trade.helix.api.account.HaltCause;
import trade.helix.api.market.Symbol;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** Value types in the sizes that venues use, and well past them. */
final class DomainValues extends DomainContextBase {
    static final Asset USDT = Asset.of("USDT");

    private static final long MOST_UNITS = 1_000_000_000_000_000L;

    /** Decimals of up to 15 digits, of which up to 10 stand behind the point; every third with trailing zeros. */
    static Arbitrary<BigDecimal> decimals(long leastUnits, long mostUnits) {
        return Combinators.combine(
                        Arbitraries.longs().between(leastUnits, mostUnits),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.of(0, 0, 3))
                .as((units, scale, zeros) -> withZeros(BigDecimal.valueOf(units, scale), zeros));
    }

    /** The same number, written with more zeros at its end. */
    static BigDecimal withZeros(BigDecimal value, int zeros) {
        return value.setScale(value.scale() + zeros);
    }

    @Provide
    Arbitrary<Price> prices() {
        return decimals(1, MOST_UNITS).map(Price::new);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return decimals(0, MOST_UNITS).map(Quantity::new);
    }

    /** Of one asset, so that any two add up. */
    @Provide
    Arbitrary<Money> moneys() {
        return decimals(-MOST_UNITS, MOST_UNITS).map(amount -> new Money(amount, USDT));
    }

    @Provide
    Arbitrary<Ratio> ratios() {
        return decimals(-MOST_UNITS, MOST_UNITS).map(Ratio::new);
    }

    @Provide
    Arbitrary<Asset> assets() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(Asset::of);
    }

    @Provide
    Arbitrary<Symbol> symbols() {
        return Combinators.combine(assets(), assets())
                .filter((base, quote) -> !base.equals(quote))
                .as(Symbol::new);
    }

    /** Between 2001 and 2096, to the nanosecond. */
    @Provide
    Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(1_000_000_000L, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Set<HaltCause>> causes() {
        return Arbitraries.subsetOf(EnumSet.allOf(HaltCause.class));
    }
}
