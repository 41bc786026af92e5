package trade.helix.api.account;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The host's name for one account at one venue. Everything that Helix does belongs to one.
 *
 * @param value 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first
 */
public record AccountId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public AccountId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "Not an account id: '" + value
                            + "'. Use 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first, as in main.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
