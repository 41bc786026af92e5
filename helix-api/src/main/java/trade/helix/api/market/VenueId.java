package trade.helix.api.market;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a venue, as configuration, logs and tables spell it: {@code binance}.
 *
 * @param value 1 to 32 small letters, digits and dashes, no dash first
 */
public record VenueId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public VenueId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException("Not a venue id: '" + value
                    + "'. Use 1 to 32 small letters, digits and dashes, no dash first, as in binance.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
