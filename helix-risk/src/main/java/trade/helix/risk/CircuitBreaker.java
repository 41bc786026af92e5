package trade.helix.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;
import trade.helix.api.value.Ratio;

/**
 * How results, days, transfers and people change the state of an account: too many losses in a row and a reached daily limit
 * halt it, a reached drawdown limit kills it. {@link HaltRules} says on what terms each halt ends. Pure and thread-safe.
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
     * The figures in a day, opened with what was observed if it is a new one.
     *
     * @param figures as they were
     * @param day the UTC day of the observation
     * @param equity the equity observed, in the quote asset that it is about
     * @param cash quote units, free and held, less what the fills of open trades brought or took; counts only the first time
     * @return the figures with that day's start; the same object if the day, or a later one, had been opened
     */
    public AccountFigures inDay(AccountFigures figures, LocalDate day, Money equity, Money cash) {
        LossFigures known = figures.losses().get(equity.asset());
        if (known == null) {
            return figures.with(LossFigures.first(day, equity, cash));
        }
        if (known.day().isBefore(day)) {
            return open(figures, known.opened(day).observed(equity));
        }
        return known.day().equals(day) && !known.isStartObserved() ? figures.with(known.observed(equity)) : figures;
    }

    private AccountFigures open(AccountFigures figures, LossFigures opened) {
        AccountFigures after = figures.with(opened);
        return settings.autoResume() ? withoutPastDailyLimit(after, opened.day()) : after;
    }

    /**
     * The figures after a closing fill.
     *
     * @param figures as they were
     * @param soldOn the UTC day of the fill by the venue's clock; the day is opened if it is a new one
     * @param pnl what the fill realised, fees taken off
     * @return the figures with the result, and a halt or the kill where a limit is reached
     */
    public AccountFigures afterFill(AccountFigures figures, LocalDate soldOn, Money pnl) {
        LossFigures known = known(figures, pnl.asset());
        AccountFigures opened = known.day().isBefore(soldOn) ? open(figures, known.opened(soldOn)) : figures;
        LossFigures after = known(opened, pnl.asset()).realised(soldOn, pnl);
        AccountFigures booked = killedAt(opened.with(after), after, Money.zero(pnl.asset()));
        // A day that is over is not judged anew by what is heard of it later, and a profit reaches no limit.
        boolean judges = pnl.isNegative() && !soldOn.isBefore(after.day());
        return judges && isReached(after.lossToday(), after.dayStartEquity(), settings.maxDailyLoss())
                ? booked.haltedForDay(after.day())
                : booked;
    }

    /**
     * The figures after a trade has ended, its fills counted.
     *
     * @param figures as they were
     * @param result what the whole trade realised, fees taken off
     * @param flow quote units that its fills brought, less those that they took
     * @return the figures with the streak, and a halt if it is too long
     */
    public AccountFigures afterTrade(AccountFigures figures, Money result, Money flow) {
        AccountFigures after = figures.with(known(figures, flow.asset()).ended(flow));
        if (!result.isNegative()) {
            return after.withLossStreak(0).with(after.status().lifted(HaltCause.LOSS_STREAK));
        }
        AccountFigures counted = after.withLossStreak(after.lossStreak() + 1);
        return counted.lossStreak() < settings.maxLossStreak()
                ? counted
                : counted.with(counted.status().halted(HaltCause.LOSS_STREAK));
    }

    /**
     * The figures after money came in or went out.
     *
     * @param figures as they were
     * @param amount quote units, above zero for what came in
     * @return the figures; the drawdown stays the same share
     */
    public AccountFigures afterTransfer(AccountFigures figures, Money amount) {
        return figures.with(known(figures, amount.asset()).transferred(amount));
    }

    /**
     * The figures after the owner took over what could not be sold.
     *
     * @param figures as they were
     * @param value quote units, zero or above
     * @return the figures; the drawdown stays the same share
     */
    public AccountFigures afterTakeOver(AccountFigures figures, Money value) {
        return figures.with(known(figures, value.asset()).takenOver(value));
    }

    /**
     * The figures at live prices: a loss that is still open counts towards the drawdown, a gain does not.
     *
     * @param figures as they were
     * @param openLoss what the open trades would lose now, zero or above
     * @return the figures, killed where the limit is reached
     */
    public AccountFigures atPrices(AccountFigures figures, Money openLoss) {
        return killedAt(figures, known(figures, openLoss.asset()), openLoss);
    }

    private AccountFigures killedAt(AccountFigures figures, LossFigures losses, Money openLoss) {
        return isReached(losses.drawdown().plus(openLoss), losses.peakEquity(), settings.maxDrawdown())
                ? figures.with(new AccountStatus(figures.status().causes(), true))
                : figures;
    }

    /** Without a loss no limit is reached, not even one of nothing. */
    private static boolean isReached(Money lost, Money whole, Ratio limit) {
        return lost.isPositive() && !lost.isBelow(whole.times(limit));
    }

    /**
     * The figures after a person resumed: without the halts that a person may lift now. A kill stays.
     *
     * @param figures as they were
     * @param today the UTC day
     * @param resolved whether nothing is left of what {@link HaltCause#UNRESOLVED} stands for
     * @return the figures; equal ones if nothing may be lifted
     */
    public AccountFigures resumed(AccountFigures figures, LocalDate today, boolean resolved) {
        AccountFigures after = withoutPastDailyLimit(figures, today);
        for (HaltCause cause : figures.status().causes()) {
            boolean lifts = switch (HaltRules.of(cause)) {
                case PERSON -> true;
                case PERSON_WHEN_RESOLVED -> resolved;
                case PERSON_ON_A_LATER_DAY, HOLDINGS_ACCEPTED, BY_ITSELF -> false;
            };
            after = lifts ? after.with(after.status().lifted(cause)) : after;
        }
        boolean streakEnds = figures.status().causes().contains(HaltCause.LOSS_STREAK);
        return streakEnds ? after.withLossStreak(0) : after;
    }

    private static AccountFigures withoutPastDailyLimit(AccountFigures figures, LocalDate today) {
        LocalDate on = figures.dailyLimitOn();
        return on == null || !on.isBefore(today)
                ? figures
                : figures.with(figures.status().lifted(HaltCause.DAILY_LIMIT));
    }

    /**
     * The figures after a person acknowledged the kill: what was lost is accepted in the assets that reached the limit (in all
     * where open losses did), and their drawdown counts from here on. The causes of halts stay.
     *
     * @param figures as they were
     * @return the figures; the same object if the account is not killed
     */
    public AccountFigures acknowledged(AccountFigures figures) {
        if (!figures.status().killed()) {
            return figures;
        }
        List<LossFigures> reached = figures.losses().values().stream()
                .filter(losses -> isReached(losses.drawdown(), losses.peakEquity(), settings.maxDrawdown()))
                .toList();
        AccountFigures after = figures.with(new AccountStatus(figures.status().causes(), false));
        for (LossFigures losses : reached.isEmpty() ? figures.losses().values() : reached) {
            after = after.with(losses.withPeakAccepted());
        }
        return after;
    }

    private static LossFigures known(AccountFigures figures, Asset quote) {
        Map<Asset, LossFigures> all = figures.losses();
        LossFigures known = all.get(quote);
        if (known == null) {
            throw new IllegalStateException("No day has been opened for " + quote + ", so nothing was traded in it.");
        }
        return known;
    }
}
