package trade.helix.api.value;

import java.math.BigDecimal;

/**
 * A share of something as a fraction: 0.01 is 1 %. A type of its own, so that a percentage is never taken for a
 * fraction. Equality ignores scale: 0.10 equals 0.1.
 *
 * @param fraction any decimal; negative for a loss
 */
public record Ratio(BigDecimal fraction) implements Comparable<Ratio> {
    /** Nothing: 0 %. */
    public static final Ratio ZERO = new Ratio(BigDecimal.ZERO);

    /** The whole: 100 %. */
    public static final Ratio ONE = new Ratio(BigDecimal.ONE);

    private static final int PERCENT_DIGITS = 2;

    public Ratio {
        fraction = Decimals.canonical(fraction, "fraction");
    }

    /**
     * Reads a fraction: {@code ofFraction("0.01")} is 1 %.
     *
     * @param fraction decimal text
     * @return the ratio
     * @throws IllegalArgumentException if the text is no decimal number
     */
    public static Ratio ofFraction(String fraction) {
        return new Ratio(Decimals.parse(fraction, "fraction"));
    }

    /**
     * Reads a percentage: {@code ofPercent("1")} is 1 %, the fraction 0.01.
     *
     * @param percent decimal text, without the sign
     * @return the ratio
     * @throws IllegalArgumentException if the text is no decimal number
     */
    public static Ratio ofPercent(String percent) {
        // Canonical first: moving the point of 1E1000000000 would write all its digits.
        return new Ratio(Decimals.canonical(Decimals.parse(percent, "percent"), "percent")
                .movePointLeft(PERCENT_DIGITS));
    }

    /**
     * This ratio as a percentage: 1 for 0.01.
     *
     * @return the percentage, without trailing zeros or exponent
     */
    public BigDecimal percent() {
        // Not Decimals.canonical: a ratio at the bound of digits has a percentage beyond it, and must still print.
        BigDecimal percent = fraction.movePointRight(PERCENT_DIGITS).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    /**
     * The sum of both.
     *
     * @param other the other
     * @return this + other
     */
    public Ratio plus(Ratio other) {
        return new Ratio(fraction.add(other.fraction));
    }

    /**
     * What is left of the whole: 0.98 for 0.02.
     *
     * @return 1 - this
     */
    public Ratio complement() {
        return new Ratio(BigDecimal.ONE.subtract(fraction));
    }

    /**
     * Whether this is less than nothing.
     *
     * @return whether negative
     */
    public boolean isNegative() {
        return fraction.signum() < 0;
    }

    @Override
    public int compareTo(Ratio other) {
        return fraction.compareTo(other.fraction);
    }

    /** As a percentage for people: {@code 1 %}. */
    @Override
    public String toString() {
        return Decimals.text(percent(), " ", "%");
    }
}
