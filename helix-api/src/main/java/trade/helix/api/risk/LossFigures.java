package trade.helix.api.risk;

import java.time.LocalDate;
import trade.helix.api.value.Money;

/**
 * The figures that loss limits are judged by, for one account and quote asset.
 *
 * @param day the UTC day that they belong to
 * @param dayStartEquity the equity at 00:00 UTC, or the first observed after it
 * @param realisedToday profit (above zero) or loss (below zero) realised in the day, fees taken off
 * @param realisedEquity the equity by realised results only: no open gains
 * @param peakEquity the highest realised equity so far
 */
public record LossFigures(
        LocalDate day, Money dayStartEquity, Money realisedToday, Money realisedEquity, Money peakEquity) {
    /** {@return what the day has cost so far, zero or above} */
    public Money lossToday() {
        return realisedToday.negated().max(Money.zero(realisedToday.asset()));
    }

    /**
     * The figures after a result.
     *
     * @param pnl what a closing fill realised, fees taken off
     * @return the changed figures
     */
    public LossFigures realised(Money pnl) {
        Money equity = realisedEquity.plus(pnl);
        return new LossFigures(day, dayStartEquity, realisedToday.plus(pnl), equity, peakEquity.max(equity));
    }
}
