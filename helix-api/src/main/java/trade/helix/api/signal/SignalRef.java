package trade.helix.api.signal;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Our stored identity of a signal: unique, unlike the sender's id.
 *
 * @param value 1 to 64 small letters, digits and dashes
 */
public record SignalRef(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public SignalRef {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException("Not a signal ref: '" + value
                    + "'. Use 1 to 64 small letters, digits and dashes, as in s-7k2m9q4c.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
