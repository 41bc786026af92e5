package trade.helix.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trade.helix.api.provider.Providers;
import trade.helix.api.venue.ExchangeClient;

/** The rules, held against every module that has classes. {@link FixtureTest} shows that each of them can fail. */
class ArchitectureTest {
    private static final String HELIX = "trade.helix";

    /** The one class of the engine that may ask the system for time and randomness. */
    private static final String ENGINE_SOURCES = "trade.helix.engine.SystemSources";

    /** The one class of the simulator that may. */
    private static final String SIMULATOR_SOURCES = "trade.helix.simulator.SystemSources";

    /** The defaults of the store's builder. */
    private static final String STORE_SOURCES = "trade.helix.store.jdbc.SystemSources";

    /** What the benchmarks measure with. */
    private static final String BENCHMARK_SOURCES = "trade.helix.benchmarks.SystemSources";

    /** The default of the webhook's builder. */
    private static final String WEBHOOK_SOURCES = "trade.helix.webhook.SystemSources";

    /** The one class of the engine, in whichever of its packages, that sends orders; for an entry it asks for an approval. */
    private static final String ORDER_DOOR = "OrderDoor";

    static Stream<Artifact> present() {
        return Artifacts.present().stream();
    }

    @ParameterizedTest
    @MethodSource("present")
    void aModuleUsesOnlyWhatTheTableAllows(Artifact artifact) {
        DependencyRules.usesOnlyWhatTheTableAllows(artifact).check(Reactor.production(artifact));
    }

    @Test
    void packagesHaveNoCyclesTestsIncluded() {
        assertThat(Reactor.everything().contain("trade.helix.api.value.SecretTest"))
                .as("test classes are there")
                .isTrue();
        DependencyRules.hasNoCyclesBelow(HELIX).check(Reactor.everything());
    }

    @Test
    void sqlStaysInTheStore() {
        holds(DependencyRules.keepsSqlIn(HELIX, Artifacts.STORE));
    }

    @Test
    void httpClientsStayInExchangeAndTelegramChecksAside() {
        holds(DependencyRules.keepsHttpClientsIn(
                HELIX, Set.of(Artifacts.EXCHANGE, "trade.helix.telegram", Artifacts.BENCHMARKS)));
    }

    @Test
    void providersAreLookedUpInOneClass() {
        holds(CallRules.looksProvidersUpIn(HELIX, Providers.class.getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Artifacts.API, Artifacts.RISK})
    void moneyKnowsNoBinaryFraction(String root) {
        holds(TypeRules.knowsNoBinaryFraction(root));
    }

    @Test
    void timeAndRandomnessComeFromNamedSources() {
        holds(CallRules.takesTimeAndRandomnessFrom(
                HELIX, Set.of(ENGINE_SOURCES, SIMULATOR_SOURCES, STORE_SOURCES, WEBHOOK_SOURCES, BENCHMARK_SOURCES)));
    }

    @Test
    void nothingDependsOnAnExample() {
        DependencyRules.needsNoExample(HELIX, "trade.helix.example..", "trade.helix.examples..")
                .check(Reactor.everything());
    }

    @Test
    void entriesLeaveByOneDoor() {
        holds(CallRules.submitsThrough(
                HELIX,
                Artifacts.ENGINE,
                ORDER_DOOR,
                ExchangeClient.class,
                Set.of(Artifacts.TCK, Artifacts.BENCHMARKS)));
    }

    @Test
    void internalsStayAtHome() {
        DependencyRules.keepsInternalsAtHome(
                        HELIX, Artifacts.ALL.stream().map(Artifact::root).toList())
                .check(Reactor.everything());
    }

    @Test
    void everyPackageIsNullMarked() {
        holds(TypeRules.isNullMarked(HELIX));
    }

    @Test
    void theApiShowsNoForeignType() {
        holds(TypeRules.exposesOnlyItsOwnTypes(Artifacts.API));
    }

    private static void holds(ArchRule rule) {
        rule.check(Reactor.production());
    }
}
