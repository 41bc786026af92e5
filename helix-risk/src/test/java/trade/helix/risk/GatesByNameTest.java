package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trade.helix.api.market.Symbol;
import trade.helix.api.provider.ProviderException;
import trade.helix.api.provider.Providers;
import trade.helix.api.risk.GateResult;
import trade.helix.api.risk.GateSettings;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.value.Ratio;

/** The shipped gates as configuration names them. */
class GatesByNameTest {
    private final RiskSettings settings = RiskSettings.defaults();

    @TempDir
    private Path folder;

    @Test
    void eachShippedGateIsMadeByItsName() {
        Ratio half = Ratio.ofPercent("0.5");
        assertMade(new PriceDriftGate(half), Map.of("most", "0.5%"));
        assertMade(new SpreadGate(half), Map.of("most", "0.5%"));
        assertMade(new SymbolExposureGate(half), Map.of("most", "0.5%"));
        assertMade(new SymbolExposureGate(half, Ratio.ZERO), Map.of("most", "0.5%", "entry-allowance", "0%"));
        assertMade(new TotalExposureGate(half), Map.of("most", "0.5%"));
        assertMade(new TotalExposureGate(half, Ratio.ZERO), Map.of("most", "0.5%", "entry-allowance", "0%"));
        assertMade(new MostTradesGate(3), Map.of("most", "3"));
        assertMade(new CoolDownGate(Duration.ofHours(1)), Map.of("shortest", "1h"));
        assertMade(new SignalAgeGate(Duration.ofSeconds(30), Duration.ofSeconds(5)), Map.of("longest", "30s"));
        assertMade(
                new SignalAgeGate(Duration.ofSeconds(30), Duration.ofSeconds(1)),
                Map.of("longest", "30s", "tolerance", "1s"));
        assertMade(
                new SymbolAllowlistGate(Set.of(Symbol.of("BTC/USDT"), Symbol.of("ETH/USDT"))),
                Map.of("symbols", "BTC/USDT, ETH/USDT"));
        Map<String, String> hours = Map.of("zone", "Europe/Berlin", "from", "09:00", "to", "17:30");
        assertMade(hours(EnumSet.allOf(DayOfWeek.class)), hours);
        assertMade(
                hours(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                Map.of("zone", "Europe/Berlin", "from", "09:00", "to", "17:30", "days", "monday,FRIDAY"));
    }

    private static RiskGate hours(Set<DayOfWeek> days) {
        return new TradingHoursGate(ZoneId.of("Europe/Berlin"), LocalTime.of(9, 0), LocalTime.of(17, 30), days);
    }

    private static void assertMade(RiskGate expected, Map<String, String> values) {
        String name = expected.id().value();
        RiskGateProvider provider = Providers.ofApi().gate(name);

        assertThat(provider.create(new GateSettings(name, values))).isEqualTo(expected);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.create(new GateSettings(name, Map.of("colour", "red"))))
                .withMessageContaining("'colour' is no setting of it")
                .withMessageContaining("is missing");
    }

    @Test
    void aLimitOutOfItsRangeIsRefusedUnderTheGatesName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager().gate("spread", Map.of("most", "0%")).build())
                .withMessage("The settings of the gate 'spread' cannot work: SpreadGate cannot work: most must be above"
                        + " 0 % and at most 100 %, is 0 %. Correct them where the gate is named.");
    }

    @Test
    void aGateByNameDecidesWhereItWasNamed() {
        RiskManager manager = RiskManager.builder(settings)
                .gate("symbol-allowlist", Map.of("symbols", "ETH/USDT"))
                .gates(StandardGates.of(settings))
                .gate("spread", Map.of("most", "0.1%"))
                .build();

        RiskDecision.Rejected rejected =
                Entries.rejected(new Given().equity("10").by(manager));

        assertThat(rejected.reason()).isEqualTo(ReasonCode.SYMBOL_NOT_ALLOWED);
        assertThat(rejected.trace().gates().stream().map(GateResult::gate))
                .extracting(Object::toString)
                .startsWith("symbol-allowlist", "daily-loss-limit")
                .contains("spread");
    }

    @Test
    void noShippedGateActsUnlessItIsNamed() {
        RiskManager manager = RiskManager.standard(settings);

        assertThat(Entries.approved(new Given()
                                .signal(Entries.signal())
                                .quote("50000", "60000")
                                .by(manager))
                        .quantity())
                .isNotNull();
    }

    @Test
    void aMissingGateFailsAtTheBuild() {
        RiskManager.Builder builder = manager().gate("horoscope", Map.of());

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(builder::build)
                .withMessageStartingWith(
                        "No gate named 'horoscope' is on the class path (there: cool-down, most-trades,"
                                + " price-drift, signal-age, spread, symbol-allowlist, symbol-exposure, total-exposure,"
                                + " trading-hours)");
    }

    /** A provider of a host that gives nothing. */
    public static final class Nothing implements RiskGateProvider {
        @Override
        public String id() {
            return "nothing";
        }

        @Override
        public RiskGate create(GateSettings settings) {
            return null;
        }
    }

    /** A gate that claims a shipped one's name. */
    public static final class SpreadAgain implements RiskGateProvider {
        @Override
        public String id() {
            return "spread";
        }

        @Override
        public RiskGate create(GateSettings settings) {
            throw new UnsupportedOperationException("No test makes it.");
        }
    }

    @Test
    void gatesAreLookedUpInTheClassLoaderGiven() throws IOException {
        ClassLoader host = host(Nothing.class);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> manager().gate("nothing", Map.of()).build())
                .withMessageContaining("No gate named 'nothing'");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() ->
                        manager().gate("nothing", Map.of()).classLoader(host).build())
                .withMessage("The gate provider " + Nothing.class.getName()
                        + " of 'nothing' made no gate. Mend or remove the artifact that brings it.");
    }

    @Test
    void anAmbiguousGateFailsAtTheBuild() throws IOException {
        ClassLoader host = host(SpreadAgain.class);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> manager()
                        .classLoader(host)
                        .gate("spread", Map.of("most", "1%"))
                        .build())
                .withMessageContaining("Several providers claim the gate 'spread'")
                .withMessageContaining(SpreadAgain.class.getName());
    }

    private ClassLoader host(Class<?> provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(RiskGateProvider.class.getName()), List.of(provider.getName()));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, GatesByNameTest.class.getClassLoader());
    }

    private RiskManager.Builder manager() {
        return RiskManager.builder(settings).gates(StandardGates.of(settings));
    }
}
