package trade.helix.risk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import trade.helix.api.value.Ratio;

/** Checks the limits that something is made with, and fails once with all that cannot work. Not for use by several threads. */
final class Limits {
    private final String owner;
    private final List<String> faults = new ArrayList<>();

    /** Limits of a class, named in the message. */
    Limits(Class<?> owner) {
        this.owner = owner.getSimpleName();
    }

    Limits share(String name, Ratio value) {
        return check(
                value.compareTo(Ratio.ZERO) > 0 && value.compareTo(Ratio.ONE) <= 0,
                name + " must be above 0 % and at most 100 %, is " + value);
    }

    Limits allowance(String name, Ratio value) {
        return check(
                !value.isNegative() && value.compareTo(Ratio.ONE) < 0,
                name + " must be 0 % or above and below 100 %, is " + value);
    }

    Limits aboveZero(String name, Duration value) {
        return check(value.compareTo(Duration.ZERO) > 0, name + " must be above 0 s, is " + seconds(value));
    }

    Limits zeroOrAbove(String name, Duration value) {
        return check(!value.isNegative(), name + " must be 0 s or above, is " + seconds(value));
    }

    Limits aboveZero(String name, BigDecimal value) {
        return check(value.signum() > 0, name + " must be above 0, is " + value.toPlainString());
    }

    Limits zeroOrAbove(String name, BigDecimal value) {
        return check(value.signum() >= 0, name + " must be 0 or above, is " + value.toPlainString());
    }

    Limits some(String name, int count) {
        return check(count > 0, name + " must hold at least one, is empty");
    }

    private Limits check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
        return this;
    }

    /**
     * Ends the checks.
     *
     * @throws IllegalArgumentException with all faults at once
     */
    void check() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(owner + " cannot work: " + String.join("; ", faults) + ".");
        }
    }

    /** With every digit, so that what is a nanosecond above a limit does not read like the limit. */
    static String seconds(Duration duration) {
        BigDecimal seconds =
                BigDecimal.valueOf(duration.toSeconds()).add(BigDecimal.valueOf(duration.toNanosPart(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
