package trade.helix.risk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;

/**
 * How results change the state of an account: too many losses in a row and a reached daily limit halt it, a reached
 * drawdown limit kills it. Pure and thread-safe.
 */
public final class CircuitBreaker {
    private final RiskSettings settings;

    /**
     * A breaker with the limits of the settings.
     *
     * @param settings the limits
     */
    public CircuitBreaker(RiskSettings settings) {
        this.settings = settings;
    }

    /**
     * The figures in a day, opened with an equity if it is a new one.
     *
     * @param figures as they were
     * @param day the UTC day of the observation
     * @param equity the equity observed, in the quote asset that it is about
     * @return the figures with that day's start; the same object if the day had been opened
     */
    public AccountFigures inDay(AccountFigures figures, LocalDate day, Money equity) {
        LossFigures known = figures.losses().get(equity.asset());
        if (known == null) {
            Money zero = Money.zero(equity.asset());
            return withLosses(figures, new LossFigures(day, equity, zero, equity, equity));
        }
        if (!known.day().isBefore(day)) {
            return figures;
        }
        // 00:00 itself was not observed: the lower of the last committed and the first observed equity counts.
        Money start = known.realisedEquity().min(equity);
        Money none = Money.zero(equity.asset());
        return withLosses(figures, new LossFigures(day, start, none, known.realisedEquity(), known.peakEquity()));
    }

    /**
     * The figures after a trade has ended.
     *
     * @param figures as they were, its day opened
     * @param pnl what the trade realised, fees taken off
     * @return the figures with the result, the streak, and a halt or the kill where a limit is reached
     * @throws IllegalArgumentException if no day is open for the asset
     */
    public AccountFigures afterTrade(AccountFigures figures, Money pnl) {
        LossFigures before = figures.losses().get(pnl.asset());
        if (before == null) {
            throw new IllegalArgumentException("No day is open for " + pnl.asset() + ": open it first.");
        }
        LossFigures after = before.realised(pnl);
        int streak = pnl.isNegative() ? figures.lossStreak() + 1 : 0;
        AccountStatus status = figures.status();
        if (streak >= settings.maxLossStreak()) {
            status = status.halted(HaltCause.LOSS_STREAK);
        } else if (!pnl.isNegative()) {
            status = status.lifted(HaltCause.LOSS_STREAK);
        }
        if (!after.lossToday().isBelow(after.dayStartEquity().times(settings.maxDailyLoss()))) {
            status = status.halted(HaltCause.DAILY_LIMIT);
        }
        Money drawdown = after.peakEquity().minus(after.realisedEquity());
        boolean killed = status.killed() || !drawdown.isBelow(after.peakEquity().times(settings.maxDrawdown()));
        AccountFigures changed = new AccountFigures(
                new AccountStatus(status.causes(), killed), streak, figures.losses(), figures.holdings());
        return withLosses(changed, after);
    }

    private static AccountFigures withLosses(AccountFigures figures, LossFigures losses) {
        Map<Asset, LossFigures> all = new HashMap<>(figures.losses());
        all.put(losses.dayStartEquity().asset(), losses);
        return new AccountFigures(figures.status(), figures.lossStreak(), all, figures.holdings());
    }
}
