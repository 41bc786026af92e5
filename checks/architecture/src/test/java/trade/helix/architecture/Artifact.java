package trade.helix.architecture;

import java.util.Set;

/**
 * A line of the module table.
 *
 * @param folder the module's folder, from the root of the project
 * @param root the package that all its classes live in or below
 * @param mayUse the packages, each with all below it, that it may use besides its own, the JDK's and JSpecify's
 */
record Artifact(String folder, String root, Set<String> mayUse) {
    Artifact {
        mayUse = Set.copyOf(mayUse);
    }

    static Artifact of(String folder, String root, String... mayUse) {
        return new Artifact(folder, root, Set.of(mayUse));
    }

    boolean owns(String packageName) {
        return isWithin(packageName, root);
    }

    boolean mayUse(String packageName) {
        return owns(packageName)
                || Jdk.has(packageName)
                || isWithin(packageName, "org.jspecify")
                || mayUse.stream().anyMatch(allowed -> isWithin(packageName, allowed));
    }

    static boolean isWithin(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    @Override
    public String toString() {
        return folder;
    }
}
