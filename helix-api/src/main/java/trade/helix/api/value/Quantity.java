package trade.helix.api.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of the base asset. Equality ignores scale.
 *
 * @param value zero or above
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    /** Nothing. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    /**
     * Checks the sign and brings the number into canonical form.
     *
     * @throws IllegalArgumentException if it is below zero
     */
    public Quantity {
        value = Decimals.canonical(value, "quantity");
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A quantity cannot be below zero: " + value.toPlainString() + ".");
        }
    }

    /**
     * Reads a quantity.
     *
     * @param text decimal text, zero or above
     * @return the quantity
     * @throws IllegalArgumentException if it is not that
     */
    public static Quantity of(String text) {
        return new Quantity(Decimals.parse(text, "quantity"));
    }

    /**
     * The most that an amount of money buys, on a grid, rounded down.
     *
     * @param money the quote asset to spend; below zero buys nothing
     * @param price for one base unit
     * @param step the grid's step, above zero
     * @return a whole multiple of the step whose cost is at most the money
     * @throws IllegalArgumentException if the step is zero
     */
    public static Quantity affordable(Money money, Price price, Quantity step) {
        BigDecimal perStep = price.value().multiply(aboveZero(step).value);
        if (!money.isPositive()) {
            return ZERO;
        }
        return new Quantity(money.amount().divide(perStep, 0, RoundingMode.DOWN).multiply(step.value));
    }

    /**
     * The sum of both.
     *
     * @param other the other
     * @return this + other
     */
    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /**
     * The difference.
     *
     * @param other at most this
     * @return this - other
     * @throws IllegalArgumentException if other is more than this
     */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /**
     * What remains after other, nothing if other is more: for figures where a venue may report more than was asked.
     *
     * @param other what is gone
     * @return max(0, this - other)
     */
    public Quantity minusOrZero(Quantity other) {
        return compareTo(other) <= 0 ? ZERO : minus(other);
    }

    /**
     * A share of this.
     *
     * @param share zero or above
     * @return this x share, exact
     */
    public Quantity times(Ratio share) {
        return new Quantity(value.multiply(share.fraction()));
    }

    /**
     * This quantity on a grid, rounded down: never more than was there.
     *
     * @param step the grid's step, above zero
     * @return the largest whole multiple of the step that is at most this
     * @throws IllegalArgumentException if the step is zero
     */
    public Quantity floorTo(Quantity step) {
        return new Quantity(
                value.divide(aboveZero(step).value, 0, RoundingMode.DOWN).multiply(step.value));
    }

    private static Quantity aboveZero(Quantity step) {
        if (step.isZero()) {
            throw new IllegalArgumentException(
                    "A quantity step cannot be zero: take the step of the instrument's grid.");
        }
        return step;
    }

    /**
     * The smaller of both.
     *
     * @param other the other
     * @return the one that is not above the other
     */
    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Whether this is nothing.
     *
     * @return whether zero
     */
    public boolean isZero() {
        return value.signum() == 0;
    }

    /**
     * Whether this is less than another.
     *
     * @param other the other
     * @return whether this is smaller
     */
    public boolean isBelow(Quantity other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Plain digits, never an exponent. */
    @Override
    public String toString() {
        return Decimals.text(value);
    }
}
