package trade.helix.api.value;

import java.math.BigDecimal;
import java.util.Objects;

/** The one canonical form of a decimal: no trailing zeros, no exponent, a bounded number of digits written out. */
final class Decimals {
    private static final int MOST_DIGITS = 60;
    private static final int LONGEST_TEXT = 128;

    private Decimals() {}

    static BigDecimal canonical(BigDecimal value, String what) {
        Objects.requireNonNull(value, what);
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // Before any arithmetic: 1E1000000000 is a short text and a very long number.
        if (writtenDigits(value) > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    what + " has more than " + MOST_DIGITS + " digits: give a number of a sane size.");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static long writtenDigits(BigDecimal value) {
        long beforePoint = Math.max(1, (long) value.precision() - value.scale());
        return beforePoint + Math.max(0, value.scale());
    }

    static BigDecimal parse(String text, String what) {
        // Before any parsing: the time for it grows with the square of the length.
        if (Objects.requireNonNull(text, what).length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    what + " is a text of " + text.length() + " characters: give at most " + LONGEST_TEXT + ".");
        }
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    what + " is not a decimal number: '" + text + "'. Write it as in 12.5.", e);
        }
    }
}
