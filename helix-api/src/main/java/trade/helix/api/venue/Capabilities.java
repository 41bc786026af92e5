package trade.helix.api.venue;

import java.util.Set;

/**
 * What a venue can do. Immutable.
 *
 * @param declared each thing that it can do
 */
public record Capabilities(Set<Capability> declared) {
    public Capabilities {
        declared = Set.copyOf(declared);
    }

    /**
     * What a venue declares.
     *
     * @param declared each thing that it can do
     * @return the capabilities
     */
    public static Capabilities of(Capability... declared) {
        return new Capabilities(Set.of(declared));
    }

    /**
     * Whether the venue can do something.
     *
     * @param capability what
     * @return whether it is declared
     */
    public boolean has(Capability capability) {
        return declared.contains(capability);
    }
}
