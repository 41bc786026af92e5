package trade.helix.api.order;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id that a venue gives an order.
 *
 * @param value 1 to 64 visible ASCII characters
 */
public record VenueOrderId(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public VenueOrderId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "Not a venue order id: '" + value + "'. Use 1 to 64 visible ASCII characters, as in 4293153.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
