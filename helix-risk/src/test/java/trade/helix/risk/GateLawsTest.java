package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;

/** A tighter limit never approves what a looser one rejects, gate by gate; and where limits differ, so do verdicts. */
class GateLawsTest {
    /** A case with everything that a gate looks at anywhere around its limits. */
    @Provide
    Arbitrary<Given> cases() {
        Arbitrary<Integer> bid = Arbitraries.integers().between(55_000, 60_000);
        Arbitrary<Integer> spread = Arbitraries.integers().between(0, 5_000);
        Arbitrary<Integer> open = Arbitraries.integers().between(0, 12_000);
        Arbitrary<Integer> seconds = Arbitraries.integers().between(-100, 400);
        Arbitrary<Integer> lost = Arbitraries.integers().between(-500, 1_500);
        return Combinators.combine(
                        bid, spread, open, seconds, lost, Arbitraries.integers().between(0, 9))
                .as(GateLawsTest::given);
    }

    private static Given given(int bid, int spread, int open, int seconds, int lost, int count) {
        Given given = new Given()
                .quote(String.valueOf(bid), String.valueOf(bid + spread))
                .signal(Entries.signal().price(Price.of("60000")).sentAt(ago(seconds)))
                .reachableAt(ago(seconds))
                .stoppedOut("BTC/USDT", ago(seconds))
                .day("10000", String.valueOf(-lost))
                .equity(String.valueOf(10_000 - lost))
                .entries(count);
        return open == 0 ? given : given.open("BTC/USDT", String.valueOf(open));
    }

    private static Instant ago(int seconds) {
        return Entries.NOW.minusSeconds(seconds);
    }

    @Property
    void sharesAreMonotone(
            @ForAll("cases") Given given,
            @ForAll @IntRange(min = 1, max = 1000) int a,
            @ForAll @IntRange(min = 1, max = 1000) int b) {
        assertMonotone(given, a, b, PriceDriftGate::new);
        assertMonotone(given, a, b, SpreadGate::new);
        assertMonotone(given, a, b, SymbolExposureGate::new);
        assertMonotone(given, a, b, TotalExposureGate::new);
        assertMonotone(given, a, b, DailyLossLimitGate::new);
    }

    private static void assertMonotone(Given given, int a, int b, Function<Ratio, RiskGate> gate) {
        assertImplies(given, gate.apply(perMille(Math.min(a, b))), gate.apply(perMille(Math.max(a, b))));
    }

    private static Ratio perMille(int value) {
        return new Ratio(BigDecimal.valueOf(value, 3));
    }

    @Property
    void timesAreMonotone(
            @ForAll("cases") Given given,
            @ForAll @LongRange(min = 1, max = 300) long a,
            @ForAll @LongRange(min = 1, max = 300) long b) {
        Duration shorter = Duration.ofSeconds(Math.min(a, b));
        Duration longer = Duration.ofSeconds(Math.max(a, b));

        assertImplies(given, new SignalAgeGate(shorter), new SignalAgeGate(longer));
        assertImplies(given, new SignalAgeGate(longer, shorter), new SignalAgeGate(longer, longer));
        assertImplies(given, new CoolDownGate(longer), new CoolDownGate(shorter));
        assertImplies(given, new VenueReachableGate(shorter), new VenueReachableGate(longer));
    }

    @Property
    void countsAndBalancesAreMonotone(
            @ForAll("cases") Given given,
            @ForAll @IntRange(min = 1, max = 10) int a,
            @ForAll @IntRange(min = 1, max = 10) int b) {
        int fewer = Math.min(a, b);
        int more = Math.max(a, b);

        assertImplies(given, new MostTradesGate(fewer), new MostTradesGate(more));
        assertImplies(given, new OpenTradesGate(fewer), new OpenTradesGate(more));
        assertImplies(
                given,
                new MinBalanceGate(BigDecimal.valueOf(9_000 + 100L * more)),
                new MinBalanceGate(BigDecimal.valueOf(9_000 + 100L * fewer)));
    }

    @Property
    void listsAreMonotone(@ForAll("symbols") @NotEmpty Set<Symbol> some, @ForAll("symbols") Set<Symbol> others) {
        Set<Symbol> all = new HashSet<>(some);
        all.addAll(others);

        assertImplies(new Given(), new SymbolAllowlistGate(some), new SymbolAllowlistGate(all));
    }

    @Provide
    Arbitrary<Set<Symbol>> symbols() {
        return Arbitraries.of("BTC/USDT", "ETH/USDT", "BTC/EUR").map(Symbol::of).set();
    }

    @Property
    void aLongerWindowHoldsAShorterOne(
            @ForAll @LongRange(min = 0, max = 200_000_000) long second,
            @ForAll @IntRange(min = 0, max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1440) int a,
            @ForAll @IntRange(min = 1, max = 1440) int b,
            @ForAll @NotEmpty Set<DayOfWeek> days) {
        Given given = new Given().now(Entries.NOW.plusSeconds(second).toString());

        assertImplies(given, window(from, Math.min(a, b), days), window(from, Math.max(a, b), days));
        assertImplies(given, window(from, a, days), window(from, a, EnumSet.allOf(DayOfWeek.class)));
    }

    /** A day of a zone is the window and what the window leaves out, never both. */
    @Property
    void aWindowAndItsComplementShareTheDay(
            @ForAll @LongRange(min = 0, max = 200_000_000) long second,
            @ForAll @IntRange(min = 0, max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int minutes) {
        Given given = new Given().now(Entries.NOW.plusSeconds(second).toString());
        Set<DayOfWeek> all = new TreeSet<>(EnumSet.allOf(DayOfWeek.class));

        assertThat(given.by(window(from, minutes, all)).passed())
                .isNotEqualTo(
                        given.by(window(from + minutes, 1440 - minutes, all)).passed());
    }

    private static RiskGate window(int from, int minutes, Set<DayOfWeek> days) {
        LocalTime begin = LocalTime.MIDNIGHT.plusMinutes(from);
        return new TradingHoursGate(ZoneId.of("America/New_York"), begin, begin.plusMinutes(minutes), days);
    }

    private static void assertImplies(Given given, RiskGate tighter, RiskGate looser) {
        assertThat(!given.by(tighter).passed() || given.by(looser).passed())
                .as("%s passes and %s does not: %s, %s", tighter, looser, given.by(tighter), given.by(looser))
                .isTrue();
    }

    /** Against the same arithmetic by division, where it is exact enough. */
    @Property
    void aSpreadIsJudgedAsADivisionWould(
            @ForAll("cases") Given given, @ForAll @IntRange(min = 1, max = 1000) int most) {
        BigDecimal bid = given.proposal().quote().bid().value();
        BigDecimal ask = given.proposal().quote().ask().value();
        BigDecimal share = ask.subtract(bid).multiply(BigDecimal.valueOf(2)).divide(ask.add(bid), 30, RoundingMode.UP);

        assertThat(given.by(new SpreadGate(perMille(most))).passed())
                .isEqualTo(share.compareTo(BigDecimal.valueOf(most, 3)) <= 0);
    }
}
