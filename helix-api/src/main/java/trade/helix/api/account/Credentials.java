package trade.helix.api.account;

import java.util.Objects;
import trade.helix.api.value.Secret;

/**
 * What a venue knows an account by.
 *
 * @param key the public half; not secret by itself, and yet not printed
 * @param secret the half that signs
 */
public record Credentials(String key, Secret secret) {
    /**
     * Checks that both are there.
     *
     * @throws IllegalArgumentException if the key is blank
     */
    public Credentials {
        if (Objects.requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException("The API key is blank: copy it from the venue's key page.");
        }
        Objects.requireNonNull(secret, "secret");
    }

    /** Neither half: both are {@code ***}. */
    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
