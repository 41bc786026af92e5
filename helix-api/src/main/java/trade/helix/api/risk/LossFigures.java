package trade.helix.api.risk;

import java.math.RoundingMode;
import java.time.LocalDate;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;

/**
 * The figures that loss limits are judged by, for one account and quote asset. Immutable.
 *
 * @param day the UTC day that they belong to
 * @param dayStartEquity the equity at 00:00 UTC; where that was not observed, the lower of the last committed and the first
 *     observed equity
 * @param realisedToday profit (above zero) or loss (below zero) of what was sold in the day, fees taken off
 * @param realisedEquity the equity by realised results and transfers only: no open gains
 * @param peakEquity the highest realised equity so far, moved by transfers
 * @param cash quote units, free and held, that transfers and the fills of ended trades explain
 * @param depositsToday what came in today without an explanation: counts as equity from the next day on
 */
public record LossFigures(
        LocalDate day,
        Money dayStartEquity,
        Money realisedToday,
        Money realisedEquity,
        Money peakEquity,
        Money cash,
        Money depositsToday) {
    /**
     * The figures of an account that has not traded yet.
     *
     * @param day the UTC day of the observation
     * @param equity what was observed; it is the peak as well
     * @param cash quote units free and held
     * @return the figures
     */
    public static LossFigures first(LocalDate day, Money equity, Money cash) {
        Money zero = Money.zero(equity.asset());
        return new LossFigures(day, equity, zero, equity, equity, cash, zero);
    }

    /** {@return what the day has cost so far, zero or above} */
    public Money lossToday() {
        return realisedToday.isNegative() ? realisedToday.negated() : Money.zero(realisedToday.asset());
    }

    /** {@return how far the realised equity is below its peak, zero or above} */
    public Money drawdown() {
        return peakEquity.minus(realisedEquity);
    }

    /**
     * The figures of a later day, in which nothing has been sold yet.
     *
     * @param later the UTC day
     * @param equity what was observed first in it
     * @return the figures
     */
    public LossFigures opened(LocalDate later, Money equity) {
        Money zero = Money.zero(equity.asset());
        return new LossFigures(later, realisedEquity.min(equity), zero, realisedEquity, peakEquity, cash, zero);
    }

    /**
     * The figures after a result of their day, or of an earlier one, which does not count in theirs.
     *
     * @param soldOn the UTC day of the closing fill, not after {@link #day()}
     * @param pnl what it realised, fees taken off
     * @return the changed figures
     */
    public LossFigures realised(LocalDate soldOn, Money pnl) {
        Money equity = realisedEquity.plus(pnl);
        Money today = soldOn.isBefore(day) ? realisedToday : realisedToday.plus(pnl);
        return new LossFigures(day, dayStartEquity, today, equity, peakEquity.max(equity), cash, depositsToday);
    }

    /**
     * The figures after a trade has ended.
     *
     * @param flow quote units that its fills brought, less those that they took
     * @return the changed figures
     */
    public LossFigures ended(Money flow) {
        return new LossFigures(
                day, dayStartEquity, realisedToday, realisedEquity, peakEquity, cash.plus(flow), depositsToday);
    }

    /**
     * The figures after money came in (above zero) or went out (below zero). The peak moves so that the drawdown stays the
     * same share of it, rounded up to 18 digits; without equity before or after, by the amount.
     *
     * @param amount quote units
     * @return the changed figures
     */
    public LossFigures transferred(Money amount) {
        Money zero = Money.zero(amount.asset());
        Money equity = realisedEquity.plus(amount);
        Money peak = realisedEquity.isPositive() && equity.isPositive()
                ? peakEquity.share(
                        new Quantity(equity.amount()), new Quantity(realisedEquity.amount()), RoundingMode.UP)
                : peakEquity.plus(amount);
        return new LossFigures(
                day,
                dayStartEquity,
                realisedToday,
                equity,
                peak.max(equity),
                cash.plus(amount),
                depositsToday.plus(amount.max(zero)));
    }

    /** {@return the figures with the peak at the realised equity: what was lost from the old one is accepted} */
    public LossFigures withPeakAccepted() {
        return new LossFigures(day, dayStartEquity, realisedToday, realisedEquity, realisedEquity, cash, depositsToday);
    }
}
