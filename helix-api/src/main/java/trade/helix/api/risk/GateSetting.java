package trade.helix.api.risk;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a gate, read from {@link GateSettings}: its value, or what is wrong with it. Immutable.
 *
 * @param <T> what its value is
 */
public final class GateSetting<T> {
    private final String key;
    private final boolean given;
    private final @Nullable T value;
    private final String fault;

    private GateSetting(String key, boolean given, @Nullable T value, String fault) {
        this.key = key;
        this.given = given;
        this.value = value;
        this.fault = fault;
    }

    static <T> GateSetting<T> of(String key, T value) {
        return new GateSetting<>(key, true, Objects.requireNonNull(value, "value"), "");
    }

    static <T> GateSetting<T> missing(String key, String form) {
        return new GateSetting<>(key, false, null, "'" + key + "' is missing: give " + form);
    }

    static <T> GateSetting<T> faulty(String key, String fault) {
        return new GateSetting<>(key, true, null, fault);
    }

    /** {@return its name} */
    public String key() {
        return key;
    }

    /**
     * This setting, with a value for where it is not given. One that is given and cannot be read keeps its fault.
     *
     * @param otherwise the default
     * @return the setting
     */
    public GateSetting<T> orElse(T otherwise) {
        return given ? this : of(key, otherwise);
    }

    /** {@return what is wrong with it; empty if it has a value} */
    public Optional<String> fault() {
        return value == null ? Optional.of(fault) : Optional.empty();
    }

    /**
     * Its value; inside {@link GateSettings#make} it is always there.
     *
     * @return the value
     * @throws IllegalStateException if it has none
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException(fault + ". Ask for it inside GateSettings.make, and name it there.");
        }
        return value;
    }
}
