package trade.helix.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Rules about which class may call what. A method reference counts as a call. */
final class CallRules {
    private static final Set<String> SYSTEM_METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Calendar.getInstance",
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.util.random.RandomGeneratorFactory.create");

    private static final Set<String> DATES_OF_NOW = Set.of("java.util.Date", "java.util.GregorianCalendar");

    private CallRules() {}

    /** Providers are looked up in one place, with a class loader that somebody chose. */
    static ArchRule looksProvidersUpIn(String root, String lookUp) {
        return onlyOneCalls(
                root,
                lookUp::equals,
                "only " + lookUp + " may",
                "use ServiceLoader",
                target -> target.getOwner().isEquivalentTo(ServiceLoader.class));
    }

    /** Time and randomness come in as parameters, from one named source for each composition. */
    static ArchRule takesTimeAndRandomnessFrom(String root, Set<String> sources) {
        return onlyOneCalls(
                root,
                sources::contains,
                "only " + sources + " may",
                "ask the system for time or randomness",
                CallRules::isSystemSource);
    }

    /** Entries leave by one door: the one that asks for an approval. The kit that tries venues, and what measures them, are no part of a host. */
    static ArchRule submitsThrough(String root, String doorPackage, String door, Class<?> client, Set<String> triers) {
        return onlyOneCalls(
                root,
                name -> triers.stream().anyMatch(trier -> Artifact.isWithin(name, trier))
                        || (Artifact.isWithin(name, doorPackage) && name.endsWith("." + door)),
                "only " + door + " of " + doorPackage + ", and " + triers + ", may",
                "call " + client.getSimpleName() + ".submit",
                target -> target.getName().equals("submit") && target.getOwner().isAssignableTo(client));
    }

    private static boolean isSystemSource(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return SYSTEM_METHODS.contains(owner.getName() + "." + target.getName())
                || readsTheClock(target)
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || (target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME) && isNewSource(target));
    }

    /** Any {@code now()} of java.time, unless a clock is handed to it; a zone is no clock. */
    private static boolean readsTheClock(CodeUnitAccessTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class));
    }

    /** A generator without a seed asks the system for one; with a seed it is as repeatable as the seed that came in. */
    private static boolean isNewSource(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return owner.isAssignableTo(SecureRandom.class)
                || (target.getRawParameterTypes().isEmpty()
                        && (DATES_OF_NOW.contains(owner.getName()) || owner.isAssignableTo(RandomGenerator.class)));
    }

    private static ArchRule onlyOneCalls(
            String root, Predicate<String> exempt, String who, String what, Predicate<CodeUnitAccessTarget> forbidden) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<JavaClass>("not " + what) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (exempt.test(outermost(type))) {
                            return;
                        }
                        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                            if (forbidden.test(access.getTarget())) {
                                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                            }
                        }
                    }
                })
                .as(who + " " + what);
    }

    /** The name of the class in whose file a class stands. */
    private static String outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getName();
    }
}
