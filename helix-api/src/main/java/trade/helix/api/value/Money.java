package trade.helix.api.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An amount of one asset, signed: profit is above zero, loss below. Two assets never mix. Equality ignores scale.
 *
 * @param amount any decimal
 * @param asset what is counted
 */
public record Money(BigDecimal amount, Asset asset) implements Comparable<Money> {
    public Money {
        amount = Decimals.canonical(amount, "amount");
        Objects.requireNonNull(asset, "asset");
    }

    /**
     * Reads an amount.
     *
     * @param amount decimal text
     * @param asset its asset code
     * @return the money
     * @throws IllegalArgumentException if either has no such form
     */
    public static Money of(String amount, String asset) {
        return new Money(Decimals.parse(amount, "amount"), Asset.of(asset));
    }

    /**
     * Nothing of an asset.
     *
     * @param asset the asset
     * @return zero
     */
    public static Money zero(Asset asset) {
        return new Money(BigDecimal.ZERO, asset);
    }

    /**
     * The sum.
     *
     * @param other of the same asset
     * @return this + other
     * @throws IllegalArgumentException if the assets differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), asset);
    }

    /**
     * The difference.
     *
     * @param other of the same asset
     * @return this - other
     * @throws IllegalArgumentException if the assets differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), asset);
    }

    /**
     * A share of this.
     *
     * @param share any
     * @return this x share, exact
     */
    public Money times(Ratio share) {
        return new Money(amount.multiply(share.fraction()), asset);
    }

    /**
     * A part of this by two quantities, to 18 digits behind the point.
     *
     * @param part the quantity of the part
     * @param whole the quantity that this money belongs to, above zero
     * @param rounding named by the caller
     * @return this x part / whole
     * @throws IllegalArgumentException if whole is zero
     */
    public Money share(Quantity part, Quantity whole, RoundingMode rounding) {
        if (whole.isZero()) {
            throw new IllegalArgumentException("No share of " + this + " by a whole of zero exists.");
        }
        return new Money(amount.multiply(part.value()).divide(whole.value(), 18, rounding), asset);
    }

    /**
     * This amount as a share of another, to 12 digits, half even.
     *
     * @param whole of the same asset, not zero
     * @return this / whole
     * @throws IllegalArgumentException if the assets differ or whole is zero
     */
    public Ratio ratioTo(Money whole) {
        if (same(whole).amount.signum() == 0) {
            throw new IllegalArgumentException("No share of zero " + asset + " exists.");
        }
        return new Ratio(amount.divide(whole.amount, 12, RoundingMode.HALF_EVEN));
    }

    /**
     * The same amount with the other sign.
     *
     * @return -this
     */
    public Money negated() {
        return new Money(amount.negate(), asset);
    }

    /**
     * The larger of both.
     *
     * @param other of the same asset
     * @return the one that is not below the other
     */
    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The smaller of both.
     *
     * @param other of the same asset
     * @return the one that is not above the other
     */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Whether above zero.
     *
     * @return whether there is something
     */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /**
     * Whether below zero.
     *
     * @return whether this is a loss
     */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /**
     * Whether this is less than another.
     *
     * @param other of the same asset
     * @return whether this is smaller
     */
    public boolean isBelow(Money other) {
        return compareTo(other) < 0;
    }

    /**
     * By amount.
     *
     * @throws IllegalArgumentException if the assets differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    private Money same(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("Cannot mix " + asset + " with " + other.asset + ": convert first.");
        }
        return other;
    }

    /** Plain digits and the asset: {@code 12.5 USDT}. */
    @Override
    public String toString() {
        return Decimals.text(amount, " ", asset.code());
    }
}
