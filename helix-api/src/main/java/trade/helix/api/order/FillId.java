package trade.helix.api.order;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id that a venue gives one execution; unique within a symbol of that venue.
 *
 * @param value 1 to 64 visible ASCII characters
 */
public record FillId(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public FillId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "Not a fill id: '" + value + "'. Use 1 to 64 visible ASCII characters, as in 28457.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
