package trade.helix.architecture;

import java.util.Set;
import java.util.stream.Collectors;

/** The packages that the running JDK itself brings. */
final class Jdk {
    private static final Set<String> PACKAGES = ModuleLayer.boot().modules().stream()
            .filter(module ->
                    module.getName().startsWith("java.") || module.getName().startsWith("jdk."))
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Jdk() {}

    static boolean has(String packageName) {
        return PACKAGES.contains(packageName);
    }
}
