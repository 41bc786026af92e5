package trade.helix.api.value;

import java.math.BigDecimal;
import java.util.Objects;

/** The one canonical form of a decimal: no trailing zeros, no exponent, a bounded number of digits. */
final class Decimals {
    private static final int MOST_DIGITS = 60;

    private Decimals() {}

    static BigDecimal canonical(BigDecimal value, String what) {
        Objects.requireNonNull(value, what);
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // Before any arithmetic: 1E1000000000 is a short text and a very long number.
        if (Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    what + " has more than " + MOST_DIGITS + " digits: give a number of a sane size.");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static BigDecimal parse(String text, String what) {
        try {
            return new BigDecimal(Objects.requireNonNull(text, what).trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " is not a decimal number: '" + text + "'.", e);
        }
    }
}
