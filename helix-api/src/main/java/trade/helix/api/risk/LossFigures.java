package trade.helix.api.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import trade.helix.api.value.Money;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/**
 * The figures that loss limits are judged by, for one account and quote asset. Immutable.
 *
 * @param day the UTC day that they belong to
 * @param dayStartEquity the equity at 00:00 UTC; where that was not observed, the lower of the last committed and the first
 *     observed equity
 * @param isStartObserved whether anything has been observed in the day: a fill may have opened it before
 * @param realisedToday profit (above zero) or loss (below zero) of what was sold in the day, fees taken off
 * @param realisedEquity the equity by realised results and transfers only: no open gains
 * @param peakEquity the highest realised equity so far, moved by transfers
 * @param drawdownAtZero the share of the peak that was lost when the last of the equity went out, kept until some comes in;
 *     zero while there is equity
 * @param cash quote units, free and held, that transfers and the fills of ended trades explain
 * @param depositsToday what came in today without an explanation, less what went out since: counts as equity from the next day on
 */
public record LossFigures(
        LocalDate day,
        Money dayStartEquity,
        boolean isStartObserved,
        Money realisedToday,
        Money realisedEquity,
        Money peakEquity,
        Ratio drawdownAtZero,
        Money cash,
        Money depositsToday) {
    private static final int DIGITS = 18;
    private static final Ratio ALMOST_ALL = Ratio.ofFraction("0.999999");

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
        return new LossFigures(day, equity, true, zero, equity, equity, Ratio.ZERO, cash, zero);
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
     * The figures of a later day, in which nothing has been sold and nothing observed yet.
     *
     * @param later the UTC day
     * @return the figures
     */
    public LossFigures opened(LocalDate later) {
        Money zero = Money.zero(cash.asset());
        return new LossFigures(
                later, realisedEquity, false, zero, realisedEquity, peakEquity, drawdownAtZero, cash, zero);
    }

    /**
     * The figures after the first observation of their day.
     *
     * @param equity what was observed
     * @return the figures with the lower equity as the start of the day
     */
    public LossFigures observed(Money equity) {
        return new LossFigures(
                day,
                dayStartEquity.min(equity),
                true,
                realisedToday,
                realisedEquity,
                peakEquity,
                drawdownAtZero,
                cash,
                depositsToday);
    }

    /**
     * The figures after a result of their day, or of an earlier one, which does not count in theirs.
     *
     * @param soldOn the UTC day of the closing fill, not after {@link #day()}
     * @param pnl what it realised, fees taken off
     * @return the changed figures
     */
    public LossFigures realised(LocalDate soldOn, Money pnl) {
        Money today = soldOn.isBefore(day) ? realisedToday : realisedToday.plus(pnl);
        Money equity = realisedEquity.plus(pnl);
        return with(today, equity, peakEquity.max(equity), drawdownAtZero, cash, depositsToday);
    }

    /**
     * The figures after a trade has ended.
     *
     * @param flow quote units that its fills brought, less those that they took
     * @return the changed figures
     */
    public LossFigures ended(Money flow) {
        return with(realisedToday, realisedEquity, peakEquity, drawdownAtZero, cash.plus(flow), depositsToday);
    }

    /**
     * The figures after money came in (above zero) or went out (below zero). The peak moves so that the drawdown stays the
     * same share of it, rounded up to 18 digits.
     *
     * @param amount quote units
     * @return the changed figures
     */
    public LossFigures transferred(Money amount) {
        Money zero = Money.zero(amount.asset());
        return scaled(amount, cash.plus(amount), depositsToday.plus(amount).max(zero));
    }

    /**
     * The figures after the owner took over what could not be sold: as if its value had gone out.
     *
     * @param value quote units, zero or above
     * @return the changed figures
     */
    public LossFigures takenOver(Money value) {
        return scaled(value.negated(), cash, depositsToday);
    }

    private LossFigures scaled(Money amount, Money newCash, Money newDeposits) {
        Money equity = realisedEquity.plus(amount);
        boolean was = realisedEquity.isPositive();
        boolean is = equity.isPositive();
        if (was && is) {
            Money peak = peakEquity.share(
                    new Quantity(equity.amount()), new Quantity(realisedEquity.amount()), RoundingMode.UP);
            return with(realisedToday, equity, peak.max(equity), Ratio.ZERO, newCash, newDeposits);
        }
        if (is) {
            BigDecimal left = drawdownAtZero.complement().fraction();
            Money peak = new Money(equity.amount().divide(left, DIGITS, RoundingMode.UP), equity.asset());
            return with(realisedToday, equity, peak, Ratio.ZERO, newCash, newDeposits);
        }
        Ratio lost = was ? drawdown().ratioTo(peakEquity) : drawdownAtZero;
        Ratio kept = lost.compareTo(ALMOST_ALL) < 0 ? lost : ALMOST_ALL;
        return with(realisedToday, equity, equity, kept, newCash, newDeposits);
    }

    /** {@return the figures with the peak at the realised equity: what was lost from the old one is accepted} */
    public LossFigures withPeakAccepted() {
        return with(realisedToday, realisedEquity, realisedEquity, Ratio.ZERO, cash, depositsToday);
    }

    private LossFigures with(
            Money today, Money equity, Money peak, Ratio lostAtZero, Money newCash, Money newDeposits) {
        return new LossFigures(
                day, dayStartEquity, isStartObserved, today, equity, peak, lostAtZero, newCash, newDeposits);
    }
}
