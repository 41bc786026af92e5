package trade.helix.api.value;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be seen: an API secret, a webhook secret, a token.
 *
 * <p>It prints as {@code ***} and is no record, so that no generated {@code toString} can show it. Immutable.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Wraps a secret text.
     *
     * @param text not blank
     * @return the secret
     * @throws IllegalArgumentException if the text is blank; the message does not repeat it
     */
    public static Secret of(String text) {
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("A secret is blank: set it, or leave the setting out.");
        }
        return new Secret(text);
    }

    /**
     * The text itself, for the one place that signs or sends it.
     *
     * @return the secret text
     */
    public String reveal() {
        return text;
    }

    /**
     * Compares with a candidate in a time that does not depend on where the two differ.
     *
     * @param candidate what a caller presented
     * @return whether it is the same text
     */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(bytes(text), bytes(candidate));
    }

    /** Every char as it is: a charset's encoder turns each broken surrogate into the same question mark. */
    private static byte[] bytes(String text) {
        var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        text.chars().forEach(c -> bytes.putChar((char) c));
        return bytes.array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && matches(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Never the text: always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
