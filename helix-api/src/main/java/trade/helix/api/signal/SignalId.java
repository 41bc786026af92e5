package trade.helix.api.signal;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The sender's id of a signal. Senders repeat it, so it identifies a signal only within the 60 s of duplicate detection.
 *
 * @param value 1 to 128 characters, none of which controls the terminal or ends a line
 */
public record SignalId(String value) {
    private static final Pattern FORM = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,128}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public SignalId {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException("Not a signal id: '" + value
                    + "'. Use 1 to 128 characters without controls and line ends, as in Long-2026-05-15T08:14:32Z.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
