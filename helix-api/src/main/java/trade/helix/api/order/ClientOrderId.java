package trade.helix.api.order;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id that the client gives an order. Those that Helix derives have at most 18 characters, as the strictest venue asks; a foreign order may have a longer one.
 *
 * @param value 1 to 64 visible ASCII characters
 */
public record ClientOrderId(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public ClientOrderId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "Not a client order id: '" + value + "'. Use 1 to 64 visible ASCII characters, as in hx3k2mq7.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
