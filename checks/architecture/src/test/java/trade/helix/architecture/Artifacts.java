package trade.helix.architecture;

import java.util.List;
import java.util.Set;

/** The module table. A new module is a line in {@link #ALL}; the first class in a module is a line less in {@link #NOT_YET}. */
final class Artifacts {
    static final String API = "trade.helix.api";
    static final String RISK = "trade.helix.risk";
    static final String ENGINE = "trade.helix.engine";
    static final String EXCHANGE = "trade.helix.exchange";
    static final String STORE = "trade.helix.store.jdbc";
    static final String WEBHOOK = "trade.helix.webhook";
    static final String SIMULATOR = "trade.helix.simulator";
    static final String TCK = "trade.helix.tck";
    static final String BENCHMARKS = "trade.helix.benchmarks";

    private static final String SLF4J = "org.slf4j";
    private static final String JACKSON = "com.fasterxml.jackson";
    private static final String CAFFEINE = "com.github.benmanes.caffeine";

    static final List<Artifact> ALL = List.of(
            Artifact.of("helix-api", API),
            Artifact.of("helix-risk", RISK, API),
            Artifact.of("helix-engine", ENGINE, API, RISK, SLF4J, CAFFEINE),
            Artifact.of(
                    "helix-exchange", EXCHANGE, API, SLF4J, JACKSON, CAFFEINE, "org.knowm.xchange", "si.mazi.rescu"),
            Artifact.of(
                    "helix-store-jdbc",
                    STORE,
                    API,
                    SLF4J,
                    JACKSON,
                    "org.flywaydb.core",
                    "com.zaxxer.hikari",
                    "org.sqlite",
                    "org.postgresql"),
            Artifact.of("helix-webhook", WEBHOOK, API, SLF4J, JACKSON),
            Artifact.of(
                    "helix-simulator",
                    SIMULATOR,
                    SLF4J,
                    JACKSON,
                    "io.javalin",
                    "org.eclipse.jetty",
                    "jakarta.servlet",
                    "kotlin",
                    "picocli"),
            Artifact.of("helix-tck", TCK, API, "org.junit.jupiter.api", "org.opentest4j", "org.apiguardian"),
            Artifact.of(
                    "checks/benchmarks",
                    BENCHMARKS,
                    API,
                    RISK,
                    ENGINE,
                    EXCHANGE,
                    STORE,
                    WEBHOOK,
                    SIMULATOR,
                    "org.openjdk.jmh"));

    /** Modules of the table that have no class so far. A test fails as soon as one has. */
    static final Set<String> NOT_YET = Set.of();

    /** Modules that hold no classes by their nature. */
    static final Set<String> WITHOUT_CLASSES = Set.of("helix-bom");

    private Artifacts() {}

    /** The modules that the rules are held against. */
    static List<Artifact> present() {
        return ALL.stream()
                .filter(artifact -> !NOT_YET.contains(artifact.folder()))
                .toList();
    }
}
