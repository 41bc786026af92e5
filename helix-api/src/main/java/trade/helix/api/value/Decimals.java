package trade.helix.api.value;

import java.math.BigDecimal;
import java.util.Objects;

/** The one canonical form of a decimal: no trailing zeros, no exponent, a bounded number of digits written out. */
final class Decimals {
    private static final int MOST_DIGITS = 60;
    private static final int LONGEST_TEXT = 128;

    /** As many digits as a long always has room for. */
    private static final int LONG_DIGITS = 18;

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
        if (isCanonical(value)) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Only what can be told without garbage: stripping makes a new number of every old one. */
    private static boolean isCanonical(BigDecimal value) {
        boolean fraction = value.scale() > 0 && value.precision() <= LONG_DIGITS;
        return value.scale() == 0 || (fraction && unscaled(value) % 10 != 0);
    }

    private static long unscaled(BigDecimal value) {
        return value.scaleByPowerOfTen(value.scale()).longValue();
    }

    static String text(BigDecimal value) {
        return text(value, "", "");
    }

    /** The plain digits of a value, a gap and its unit, made in one piece: a decision writes dozens of them. */
    static String text(BigDecimal value, String gap, String unit) {
        int scale = value.scale();
        if (scale < 0 || scale > LONG_DIGITS || value.precision() > LONG_DIGITS) {
            return value.toPlainString() + gap + unit;
        }
        long digits = unscaled(value);
        if (scale == 0) {
            return digits + gap + unit;
        }
        long one = 1;
        for (int i = 0; i < scale; i++) {
            one *= 10;
        }
        long part = Math.abs(digits % one);
        int zeros = 0;
        for (long digit = one / 10; digit > Math.max(part, 1); digit /= 10) {
            zeros++;
        }
        return (digits < 0 ? "-" : "") + Math.abs(digits / one) + "." + "0".repeat(zeros) + part + gap + unit;
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
