package trade.helix.api.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import trade.helix.api.NamedProvider;
import trade.helix.api.risk.RiskGateProvider;
import trade.helix.api.venue.VenueProvider;

/**
 * Looks providers up by id. The class loader is the one that is given, by default that of this class; the calling
 * thread's own is never asked, because it differs from pool to pool. Thread-safe.
 */
public final class Providers {
    private final ClassLoader loader;

    private Providers(ClassLoader loader) {
        this.loader = Objects.requireNonNull(loader, "loader");
    }

    /**
     * Looks where the API itself was loaded from.
     *
     * @return the look-up
     */
    public static Providers ofApi() {
        return new Providers(Providers.class.getClassLoader());
    }

    /**
     * Looks where a host says.
     *
     * @param loader the host's class loader
     * @return the look-up
     */
    public static Providers of(ClassLoader loader) {
        return new Providers(loader);
    }

    /**
     * The venue provider of an id.
     *
     * @param id such as {@code binance}
     * @return the provider
     * @throws ProviderException if there is none, more than one, or any on the class path that cannot be made or does
     *     not tell its id: which venue that one is cannot be known
     */
    public VenueProvider venue(String id) {
        return only(id, "venue", ServiceLoader.load(VenueProvider.class, loader));
    }

    /**
     * The gate provider of an id.
     *
     * @param id such as {@code spread}
     * @return the provider
     * @throws ProviderException if there is none, more than one, or any on the class path that cannot be made or does
     *     not tell its id: which gate that one is cannot be known
     */
    public RiskGateProvider gate(String id) {
        return only(id, "gate", ServiceLoader.load(RiskGateProvider.class, loader));
    }

    private <P extends NamedProvider> P only(String id, String kind, ServiceLoader<P> service) {
        Map<String, List<P>> byId = load(kind, service);
        List<P> matches = byId.getOrDefault(id, List.of());
        if (matches.size() == 1) {
            return matches.get(0);
        }
        if (matches.isEmpty()) {
            throw new ProviderException("No " + kind + " named '" + id + "' is on the class path (there: "
                    + (byId.isEmpty() ? "none" : String.join(", ", byId.keySet()))
                    + "). Add the artifact that brings it, correct the name, or wire it explicitly.");
        }
        String classes = matches.stream().map(p -> p.getClass().getName()).collect(Collectors.joining(", "));
        throw new ProviderException("Several providers claim the " + kind + " '" + id + "': " + classes
                + ". Remove all but one from the class path, or wire one explicitly.");
    }

    private static <P extends NamedProvider> Map<String, List<P>> load(String kind, ServiceLoader<P> service) {
        Map<String, List<P>> byId = new TreeMap<>();
        try {
            for (P provider : service) {
                byId.computeIfAbsent(id(kind, provider), unused -> new ArrayList<>())
                        .add(provider);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            // A LinkageError: the provider is there, a class that it needs is not.
            throw new ProviderException(
                    "A " + kind + " provider on the class path cannot be made: " + e.getMessage()
                            + ". Mend or remove the artifact that brings it.",
                    e);
        }
        return byId;
    }

    private static String id(String kind, NamedProvider provider) {
        try {
            return Objects.requireNonNull(provider.id(), "id");
        } catch (RuntimeException e) {
            throw new ProviderException(
                    "The " + kind + " provider " + provider.getClass().getName() + " does not tell its id: " + e
                            + ". Mend or remove the artifact that brings it.",
                    e);
        }
    }
}
