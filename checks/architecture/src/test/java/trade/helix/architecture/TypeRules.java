package trade.helix.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rules about the types that code is made of. */
final class TypeRules {
    private static final Set<String> BINARY_FRACTIONS =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.util.OptionalDouble");

    private TypeRules() {}

    /**
     * No float and no double: in no field, signature, call or field access. A local that neither comes from a call nor
     * goes into one leaves no trace that this rule could see.
     */
    static ArchRule knowsNoBinaryFraction(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(notDo("use float or double", TypeRules::binaryFractions))
                .as(root + " knows neither float nor double");
    }

    private static Stream<String> binaryFractions(JavaClass type) {
        Stream<String> members = type.getMembers().stream()
                .filter(member -> isBinary(signature(member)))
                .map(JavaMember::getDescription);
        Stream<String> accesses = type.getAccessesFromSelf().stream()
                .filter(access -> isBinary(touched(access)))
                .map(JavaAccess::getDescription);
        return Stream.concat(members, accesses);
    }

    private static boolean isBinary(List<JavaClass> types) {
        return types.stream()
                .anyMatch(type ->
                        BINARY_FRACTIONS.contains(type.getBaseComponentType().getName()));
    }

    private static List<JavaClass> touched(JavaAccess<?> access) {
        List<JavaClass> touched = new ArrayList<>(List.of(access.getTargetOwner()));
        if (access instanceof JavaCodeUnitAccess<?> call) {
            touched.addAll(call.getTarget().getRawParameterTypes());
            touched.add(call.getTarget().getRawReturnType());
        } else if (access instanceof JavaFieldAccess field) {
            touched.add(field.getTarget().getRawType());
        }
        return touched;
    }

    /** Every package says that what may be null is marked. */
    static ArchRule isNullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(notDo(
                        "live in a package without @NullMarked",
                        type -> Stream.of(type.getPackage())
                                .filter(home -> home.tryGetPackageInfo()
                                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                        .isEmpty())
                                .map(home ->
                                        type.getName() + " lives in " + home.getName() + ", which is not @NullMarked")))
                .as("every package below " + root + " is @NullMarked");
    }

    /** What others can see of an API is made of the JDK's types and its own exported ones. */
    static ArchRule exposesOnlyItsOwnTypes(String root) {
        Predicate<JavaClass> foreign = type -> !type.isPrimitive()
                && !Jdk.has(type.getPackageName())
                && (!Artifact.isWithin(type.getPackageName(), root)
                        || type.getPackageName().contains(".internal"));
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage("..internal..")
                .should(notDo(
                        "show foreign types",
                        type -> exposed(type)
                                .flatMap(part -> part.types().stream()
                                        .map(JavaClass::getBaseComponentType)
                                        .filter(foreign)
                                        .map(shown -> part.where() + " shows " + shown.getName()))))
                .as(root + " shows only the JDK's types and its own");
    }

    /** A visible part of a type and the raw types that it mentions. */
    private record Part(String where, List<JavaClass> types) {}

    private static Stream<Part> exposed(JavaClass type) {
        if (!isVisible(type.getModifiers())) {
            return Stream.empty();
        }
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Part header = new Part(type.getDescription(), involved(parents));
        Stream<Part> members = type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .map(member -> new Part(member.getDescription(), signature(member)));
        return Stream.concat(Stream.of(header), members);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static List<JavaClass> signature(JavaMember member) {
        if (member instanceof JavaField field) {
            return involved(Stream.of(field.getType()));
        }
        var unit = (JavaCodeUnit) member;
        Stream<JavaType> thrown = unit.getExceptionTypes().stream().map(Function.identity());
        return involved(Stream.of(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()), thrown)
                .flatMap(Function.identity()));
    }

    private static List<JavaClass> involved(Stream<? extends JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).toList();
    }

    private static ArchCondition<JavaClass> notDo(String what, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>("not " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type).forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
            }
        };
    }
}
