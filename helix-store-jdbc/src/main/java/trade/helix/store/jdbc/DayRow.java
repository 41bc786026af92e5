package trade.helix.store.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

/**
 * What is known of one UTC day of an account and quote asset.
 *
 * @param trades how many closed
 * @param wins how many of them above zero
 * @param losses how many of them below zero
 * @param pnl their results
 * @param startEquityOrNull the equity that the day began with; null where not known
 * @param maxDrawdownOrNull the furthest that realised equity was below its peak, as a share of it; null where not known
 * @param limitHit whether the daily limit halted the account on this day
 */
record DayRow(
        int trades,
        int wins,
        int losses,
        Money pnl,
        @Nullable Money startEquityOrNull,
        @Nullable Ratio maxDrawdownOrNull,
        boolean limitHit) {
    static DayRow nothingOf(Asset quote) {
        return new DayRow(0, 0, 0, Money.zero(quote), null, null, false);
    }

    DayRow withTrades(List<Money> pnls) {
        return new DayRow(
                pnls.size(),
                (int) pnls.stream().filter(Money::isPositive).count(),
                (int) pnls.stream().filter(Money::isNegative).count(),
                pnls.stream().reduce(Money.zero(pnl.asset()), Money::plus),
                startEquityOrNull,
                maxDrawdownOrNull,
                limitHit);
    }

    DayRow withFigures(LossFigures figures, boolean trips) {
        return new DayRow(
                trades,
                wins,
                losses,
                pnl,
                figures.dayStartEquity(),
                deeper(drawdownOrNull(figures)),
                limitHit || trips);
    }

    /** {@return the results as a share of the day's first equity; null where that is not known or nothing} */
    @Nullable
    Ratio pnlRatioOrNull() {
        Money start = startEquityOrNull;
        return start == null || !start.isPositive() ? null : pnl.ratioTo(start);
    }

    private static @Nullable Ratio drawdownOrNull(LossFigures figures) {
        Money peak = figures.peakEquity();
        return peak.isPositive() ? peak.minus(figures.realisedEquity()).ratioTo(peak) : null;
    }

    private @Nullable Ratio deeper(@Nullable Ratio drawdown) {
        Ratio known = maxDrawdownOrNull;
        if (known == null || drawdown == null) {
            return known == null ? drawdown : known;
        }
        return known.compareTo(drawdown) >= 0 ? known : drawdown;
    }
}
