package trade.helix.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules about which class may know of which. */
final class DependencyRules {
    private static final Set<String> HTTP_CLIENTS = Set.of(
            "java.net.http",
            "okhttp3",
            "retrofit2",
            "org.apache.http",
            "org.apache.hc",
            "org.eclipse.jetty.client",
            "org.eclipse.jetty.websocket.client",
            "org.java_websocket",
            "jakarta.ws.rs.client",
            "javax.ws.rs.client",
            "kong.unirest",
            "org.knowm.xchange",
            "si.mazi.rescu");
    private static final Set<String> URL_CONNECTIONS =
            Set.of("java.net.URLConnection", "java.net.HttpURLConnection", "javax.net.ssl.HttpsURLConnection");

    private DependencyRules() {}

    /** A module uses what its line of the table says, and nothing else. */
    static ArchRule usesOnlyWhatTheTableAllows(Artifact artifact) {
        return classes()
                .that()
                .resideInAPackage(artifact.root() + "..")
                .should(onlyDependOn(
                        "depend only on its own packages, the JDK, JSpecify and " + artifact.mayUse(),
                        (from, to) -> artifact.mayUse(to.getPackageName())))
                .as(artifact + " uses only what the module table allows");
    }

    /** Packages below a root do not need each other in a circle. */
    static ArchRule hasNoCyclesBelow(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** Only the store speaks SQL. */
    static ArchRule keepsSqlIn(String root, String store) {
        return noClasses()
                .that(resideOutside(root, Set.of(store)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .as("SQL stays in " + store);
    }

    /** Only those who speak to the outside use an HTTP client. */
    static ArchRule keepsHttpClientsIn(String root, Set<String> speakers) {
        return noClasses()
                .that(resideOutside(root, speakers))
                .should()
                .dependOnClassesThat(are(
                        "HTTP clients",
                        type -> URL_CONNECTIONS.contains(type.getName())
                                || HTTP_CLIENTS.stream()
                                        .anyMatch(client -> Artifact.isWithin(type.getPackageName(), client))))
                .as("HTTP clients stay in " + speakers);
    }

    /** Examples use the modules, never the other way round. */
    static ArchRule needsNoExample(String root, String... examples) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(examples)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(examples)
                .as("nothing depends on an example");
    }

    /** What lies in a package named {@code internal} is used by its own artifact alone. */
    static ArchRule keepsInternalsAtHome(String root, List<String> artifactRoots) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(onlyDependOn(
                        "not depend on the internals of another artifact",
                        (from, to) ->
                                !isInternal(to) || Jdk.has(to.getPackageName()) || sameHome(artifactRoots, from, to)))
                .as("packages named internal are used inside their artifact only");
    }

    private static boolean isInternal(JavaClass type) {
        return List.of(type.getPackageName().split("\\.")).contains("internal");
    }

    private static boolean sameHome(List<String> artifactRoots, JavaClass one, JavaClass other) {
        return artifactRoots.stream()
                .anyMatch(root -> Artifact.isWithin(one.getPackageName(), root)
                        && Artifact.isWithin(other.getPackageName(), root));
    }

    private static DescribedPredicate<JavaClass> resideOutside(String root, Set<String> exempt) {
        return are(
                "below " + root + " but not " + exempt,
                type -> Artifact.isWithin(type.getPackageName(), root)
                        && exempt.stream().noneMatch(home -> Artifact.isWithin(type.getPackageName(), home)));
    }

    private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }

    /** Whether one class may depend on another. */
    @FunctionalInterface
    private interface Permission {
        boolean isGiven(JavaClass from, JavaClass to);
    }

    private static ArchCondition<JavaClass> onlyDependOn(String description, Permission permission) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && !permission.isGiven(type, target)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
