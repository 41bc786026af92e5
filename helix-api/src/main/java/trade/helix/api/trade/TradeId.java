package trade.helix.api.trade;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The identity of a trade, unique over all accounts of a store.
 *
 * @param value 1 to 64 letters, digits and dashes
 */
public record TradeId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public TradeId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "Not a trade id: '" + value + "'. Use 1 to 64 letters, digits and dashes, as in t-9x2k7c.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
