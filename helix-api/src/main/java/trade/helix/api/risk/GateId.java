package trade.helix.api.risk;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a gate, as configuration and traces spell it.
 *
 * @param value 1 to 64 small letters, digits and dashes, a letter first
 */
public record GateId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public GateId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException("Not a gate id: '" + value
                    + "'. Use 1 to 64 small letters, digits and dashes, a letter first, as in open-positions.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
