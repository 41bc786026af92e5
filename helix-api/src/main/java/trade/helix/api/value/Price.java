package trade.helix.api.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price: units of the quote asset for one unit of the base asset. Equality ignores scale.
 *
 * @param value above zero; at BTC/USDT, 60000 means 60,000 USDT for one BTC
 */
public record Price(BigDecimal value) implements Comparable<Price> {
    /**
     * Checks the sign and brings the number into canonical form.
     *
     * @throws IllegalArgumentException if it is zero or below
     */
    public Price {
        value = Decimals.canonical(value, "price");
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("A price must be above zero: " + value.toPlainString() + ".");
        }
    }

    /**
     * Reads a price.
     *
     * @param text decimal text above zero
     * @return the price
     * @throws IllegalArgumentException if it is not that
     */
    public static Price of(String text) {
        return new Price(Decimals.parse(text, "price"));
    }

    /**
     * This price moved by a share of itself: 60,000 by -0.02 is 58,800.
     *
     * @param change above -1
     * @return this x (1 + change), exact
     * @throws IllegalArgumentException if nothing or less is left
     */
    public Price moved(Ratio change) {
        return new Price(value.multiply(BigDecimal.ONE.add(change.fraction())));
    }

    /**
     * This price lowered by a share of itself: 60,000 less 0.02 is 58,800.
     *
     * @param share below 1
     * @return this x (1 - share), exact
     * @throws IllegalArgumentException if nothing or less is left
     */
    public Price less(Ratio share) {
        return new Price(value.multiply(BigDecimal.ONE.subtract(share.fraction())));
    }

    /**
     * This price on the tick grid.
     *
     * @param tick the grid's step
     * @param rounding where a price between two ticks goes; named by the caller, never implied
     * @return a whole multiple of the tick
     * @throws IllegalArgumentException if it rounds to zero
     */
    public Price toTick(Price tick, RoundingMode rounding) {
        return new Price(value.divide(tick.value, 0, rounding).multiply(tick.value));
    }

    /**
     * What a quantity costs at this price.
     *
     * @param quantity base units
     * @param quote the asset that this price counts in
     * @return price x quantity, exact
     */
    public Money times(Quantity quantity, Asset quote) {
        return new Money(value.multiply(quantity.value()), quote);
    }

    /**
     * How far another price lies from this one, as a share of this one.
     *
     * @param other the other
     * @return (other - this) / this, to 12 digits, half even
     */
    public Ratio distanceTo(Price other) {
        return new Ratio(other.value.subtract(value).divide(value, 12, RoundingMode.HALF_EVEN));
    }

    /**
     * Whether this is above another price.
     *
     * @param other the other
     * @return whether this is greater
     */
    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    /** Plain digits, never an exponent. */
    @Override
    public String toString() {
        return Decimals.text(value);
    }
}
