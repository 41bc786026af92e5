package trade.helix.api.account;

import java.time.Instant;
import java.util.Objects;
import trade.helix.api.value.Money;

/**
 * Funds that came to an account or left it, other than by trading.
 *
 * @param id the venue's, unique among the deposits, or the withdrawals, of an account
 * @param direction which way
 * @param amount what arrived, or what was sent, above zero
 * @param fee what the venue took beside the amount, in the same asset, zero or above
 * @param at when it was booked, by the venue's clock
 */
public record Transfer(String id, Direction direction, Money amount, Money fee, Instant at) {
    /** Which way funds move. */
    public enum Direction {
        /** Into the account. */
        DEPOSIT,
        /** Out of the account. */
        WITHDRAWAL
    }

    /**
     * Checks the amounts.
     *
     * @throws IllegalArgumentException if the amount is not above zero, the fee below it, or in another asset
     */
    public Transfer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(at, "at");
        if (amount.amount().signum() <= 0
                || fee.amount().signum() < 0
                || !fee.asset().equals(amount.asset())) {
            throw new IllegalArgumentException(
                    "A transfer of " + amount + " for a fee of " + fee + ": it moves something, in one asset.");
        }
    }
}
