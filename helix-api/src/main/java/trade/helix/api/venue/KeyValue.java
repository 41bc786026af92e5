package trade.helix.api.venue;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A few values that a venue must not forget, such as the last nonce of a key. Thread-safe. Names and values are plain
 * text, without the character U+0000, and never a secret or an API key.
 */
public interface KeyValue {
    /** The most characters of a name. */
    int LONGEST_NAME = 200;

    /** The most characters of a value: one million. */
    int LONGEST_VALUE = 1_000_000;

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
     * @throws trade.helix.api.HelixException if it cannot be kept; then the one before it, or this one, is there, and it does not
     *     land any more after another one was put
     * @throws IllegalArgumentException if the name or the value is too long; then nothing has changed
     */
    void put(String name, String value);

    /** {@return whether what is put is there in the next process; those who need that say at the start if it is not} */
    default boolean outlivesTheProcess() {
        return true;
    }

    /**
     * Checks the lengths, for those who implement {@code put}.
     *
     * @param name of a value
     * @param value what is to be kept
     * @throws IllegalArgumentException if one of them is too long; it does not repeat them
     */
    static void check(String name, String value) {
        if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("A name of " + name.length() + " characters with a value of "
                    + value.length() + ": at most " + LONGEST_NAME + " and " + LONGEST_VALUE + " are kept.");
        }
    }

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
                check(name, value);
                values.put(name, value);
            }

            @Override
            public boolean outlivesTheProcess() {
                return false;
            }
        };
    }
}
