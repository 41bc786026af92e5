package trade.helix.api.venue;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A few small values that a venue must not forget, such as the last nonce of a key. Thread-safe. Names and values are plain
 * text of at most 200 characters and never a secret or an API key.
 */
public interface KeyValue {
    /**
     * What was last put.
     *
     * @param name of the value
     * @return the value; empty if there is none
     * @throws trade.helix.api.HelixException if it cannot be read
     */
    Optional<String> get(String name);

    /**
     * Keeps a value in place of the one before it.
     *
     * @param name of the value
     * @param value what will be there after a crash once this has returned
     * @throws trade.helix.api.HelixException if it cannot be kept; then the one before it, or this one, is there
     */
    void put(String name, String value);

    /**
     * One that forgets everything with the process.
     *
     * @return an empty one
     */
    static KeyValue inMemory() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new KeyValue() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(values.get(Objects.requireNonNull(name, "name")));
            }

            @Override
            public void put(String name, String value) {
                values.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            }
        };
    }
}
