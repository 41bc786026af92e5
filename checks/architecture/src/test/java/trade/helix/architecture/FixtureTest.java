package trade.helix.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import trade.helix.api.venue.ExchangeClient;

/** Every rule reports the fixture that breaks it, each break by itself, and leaves its neighbour that keeps it alone. */
class FixtureTest {
    private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

    @Test
    void theTable() {
        var nothingMore = Artifact.of("fixture", "fixture.table");

        assertReports(
                DependencyRules.usesOnlyWhatTheTableAllows(nothingMore),
                "fixture.table",
                List.of("Greedy.LOG", "Greedy.speak()"),
                "Modest");
        assertHolds(
                DependencyRules.usesOnlyWhatTheTableAllows(Artifact.of("fixture", "fixture.table", "org.slf4j")),
                "fixture.table");
    }

    @Test
    void aPrefixOfANameIsNoPackage() {
        var artifact = Artifact.of("fixture", "fixture.table", "org.slf4");

        assertThat(artifact.mayUse("org.slf4j")).isFalse();
        assertThat(artifact.mayUse("fixture.tables")).isFalse();
        assertThat(artifact.mayUse("fixture.table.below")).isTrue();
        assertThat(artifact.mayUse("java.util")).isTrue();
        assertThat(artifact.mayUse("javax.annotation")).isFalse();
    }

    @Test
    void cycles() {
        assertReports(DependencyRules.hasNoCyclesBelow("fixture.cycle"), "fixture.cycle", List.of("Hen", "Egg"));
        assertHolds(DependencyRules.hasNoCyclesBelow("fixture.line"), "fixture.line");
    }

    @Test
    void sql() {
        assertReports(
                DependencyRules.keepsSqlIn("fixture.sql", "fixture.sql.store"),
                "fixture.sql",
                List.of("Report.reaches(java.sql.Connection)", "java.sql.SQLException"),
                "Table");
    }

    @Test
    void httpClients() {
        assertReports(
                DependencyRules.keepsHttpClientsIn("fixture.http", Set.of("fixture.http.speaker")),
                "fixture.http",
                List.of("Modern.client()", "Old.status(java.net.URI)", "Borrowed.pair"),
                "Adapter");
    }

    @Test
    void providerLookUp() {
        assertReports(
                CallRules.looksProvidersUpIn("fixture.lookup", "fixture.lookup.Desk"),
                "fixture.lookup",
                List.of("Shortcut.first()", "Shortcut.byReference()"),
                "fixture.lookup.Desk.");
    }

    @Test
    void binaryFractions() {
        assertReports(
                TypeRules.knowsNoBinaryFraction("fixture.fraction"),
                "fixture.fraction",
                List.of(
                        "Field <fixture.fraction.Sloppy.field>",
                        "Method <fixture.fraction.Sloppy.result()>",
                        "Method <fixture.fraction.Sloppy.parameter(java.lang.Double)>",
                        "Sloppy.fromLiteral()> calls method <java.math.BigDecimal.valueOf(double)>",
                        "Sloppy.isLarge(java.math.BigDecimal)> calls method <java.math.BigDecimal.doubleValue()>",
                        "Method <fixture.fraction.Sloppy.inside(java.util.List)>",
                        "Sloppy.parsed(java.lang.String)> calls method <java.lang.Double.parseDouble("),
                "Exact");
    }

    @Test
    void timeAndRandomness() {
        assertReports(
                CallRules.takesTimeAndRandomnessFrom("fixture.time", Set.of("fixture.time.SystemSources")),
                "fixture.time",
                List.of(
                        "Impatient.now()",
                        "Impatient.nowByReference()",
                        "Impatient.todaySomewhere()",
                        "Impatient.millis()",
                        "Impatient.nanos()",
                        "Impatient.clock()",
                        "Impatient.source()",
                        "Impatient.date()",
                        "Impatient.random()",
                        "Impatient.secure()",
                        "Impatient.randomByReference()",
                        "Impatient.chance()",
                        "Impatient.threadLocal()",
                        "Impatient.id()"),
                "fixture.time.Patient.",
                "fixture.time.SystemSources");
    }

    @Test
    void aSourceThatIsNotThereExemptsNobody() {
        assertReports(
                CallRules.takesTimeAndRandomnessFrom("fixture.time", Set.of("fixture.time.NotWrittenYet")),
                "fixture.time",
                List.of("Impatient.now()", "fixture.time.SystemSources$Nested"));
    }

    @Test
    void examples() {
        assertReports(
                DependencyRules.needsNoExample("fixture.example", "fixture.example.bot.."),
                "fixture.example",
                List.of("Library.bot"));
    }

    @Test
    void theDoor() {
        assertReports(
                CallRules.submitsThrough(
                        "fixture.door",
                        "fixture.door.engine",
                        "OrderDoor",
                        ExchangeClient.class,
                        Set.of("fixture.kit")),
                "fixture.door",
                List.of("Sneak.send(", "Sneak.later("),
                "fixture.door.engine.OrderDoor.send");
        assertReports(
                CallRules.submitsThrough(
                        "fixture.door", "fixture.elsewhere", "OrderDoor", ExchangeClient.class, Set.of("fixture.kit")),
                "fixture.door",
                List.of("fixture.door.engine.OrderDoor.send"));
        assertReports(
                CallRules.submitsThrough(
                        "fixture.door",
                        "fixture.elsewhere",
                        "OrderDoor",
                        ExchangeClient.class,
                        Set.of("fixture.door.engine")),
                "fixture.door",
                List.of("Sneak.send(", "Sneak.later("),
                "fixture.door.engine.OrderDoor.send");
    }

    @Test
    void internals() {
        assertReports(
                DependencyRules.keepsInternalsAtHome(
                        "fixture.house", List.of("fixture.house.cellar", "fixture.house.street")),
                "fixture.house",
                List.of("Burglar"),
                "fixture.house.cellar.Host");
    }

    @Test
    void nullMarks() {
        assertReports(
                TypeRules.isNullMarked("fixture.unmarked"),
                "fixture.unmarked",
                List.of("fixture.unmarked.Loose lives", "fixture.unmarked.described.Loose lives"),
                "Strict");
    }

    @Test
    void exposedTypes() {
        assertReports(
                TypeRules.exposesOnlyItsOwnTypes("fixture.exposed"),
                "fixture.exposed",
                List.of(
                        "Field <fixture.exposed.Leaky.field> shows org.slf4j.Logger",
                        "Leaky.result()> shows fixture.exposed.internal.Secret",
                        "Leaky.parameter(org.slf4j.Logger)> shows org.slf4j.Logger"),
                "hidden",
                "Tight");
    }

    @Test
    void aRuleOverPackagesThatAreNotThereFails() {
        var nowhere = "fixture.nowhere";
        for (var rule : List.of(
                DependencyRules.usesOnlyWhatTheTableAllows(Artifact.of("nowhere", nowhere)),
                DependencyRules.hasNoCyclesBelow(nowhere),
                DependencyRules.keepsSqlIn(nowhere, "fixture.store"),
                DependencyRules.keepsHttpClientsIn(nowhere, Set.of()),
                DependencyRules.needsNoExample(nowhere, "fixture.example.bot.."),
                DependencyRules.keepsInternalsAtHome(nowhere, List.of()),
                CallRules.looksProvidersUpIn(nowhere, "fixture.lookup.Desk"),
                CallRules.takesTimeAndRandomnessFrom(nowhere, Set.of()),
                CallRules.submitsThrough(nowhere, nowhere, "OrderDoor", ExchangeClient.class, Set.of(nowhere)),
                TypeRules.knowsNoBinaryFraction(nowhere),
                TypeRules.isNullMarked(nowhere),
                TypeRules.exposesOnlyItsOwnTypes(nowhere))) {
            assertThatExceptionOfType(AssertionError.class)
                    .as(rule.getDescription())
                    .isThrownBy(() -> rule.check(classesOf("fixture.line")))
                    .withMessageContaining("failed to check any classes");
        }
    }

    private static JavaClasses classesOf(String fixture) {
        return READ.computeIfAbsent(fixture, name -> new ClassFileImporter().importPackages(name));
    }

    private static List<String> faults(ArchRule rule, String fixture) {
        return rule.evaluate(classesOf(fixture)).getFailureReport().getDetails();
    }

    private static void assertHolds(ArchRule rule, String fixture) {
        assertThat(faults(rule, fixture)).isEmpty();
    }

    private static void assertReports(ArchRule rule, String fixture, List<String> breaks, String... spared) {
        var faults = faults(rule, fixture);

        assertThat(breaks).allSatisfy(broken -> assertThat(faults).anyMatch(fault -> fault.contains(broken)));
        for (String neighbour : spared) {
            assertThat(faults).noneMatch(fault -> fault.contains(neighbour));
        }
    }
}
