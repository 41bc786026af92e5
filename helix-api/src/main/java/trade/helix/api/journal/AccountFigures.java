package trade.helix.api.journal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Quantity;

/**
 * The state of an account that outlives its trades. Written whole each time, so that the latest one is enough.
 *
 * @param status running, halted or killed
 * @param dailyLimitOn the UTC day whose loss halted it; null unless {@link HaltCause#DAILY_LIMIT} is among the causes
 * @param lossStreak losing trades in a row
 * @param losses the figures of the loss limits, by quote asset
 * @param holdings what belongs to the owner and is never sold, by asset
 */
public record AccountFigures(
        AccountStatus status,
        @Nullable LocalDate dailyLimitOn,
        int lossStreak,
        Map<Asset, LossFigures> losses,
        Map<Asset, Quantity> holdings) {
    /** Of an account that has not been met yet. */
    public static final AccountFigures NONE = new AccountFigures(AccountStatus.RUNNING, null, 0, Map.of(), Map.of());

    public AccountFigures {
        losses = Map.copyOf(losses);
        holdings = Map.copyOf(holdings);
    }

    /**
     * These figures with another status.
     *
     * @param changed the status
     * @return the figures
     */
    public AccountFigures with(AccountStatus changed) {
        LocalDate on = changed.causes().contains(HaltCause.DAILY_LIMIT) ? dailyLimitOn : null;
        return new AccountFigures(changed, on, lossStreak, losses, holdings);
    }

    /**
     * These figures, halted for the loss of a day; of several days the latest counts.
     *
     * @param day the UTC day
     * @return the figures
     */
    public AccountFigures haltedForDay(LocalDate day) {
        LocalDate latest = dailyLimitOn == null || dailyLimitOn.isBefore(day) ? day : dailyLimitOn;
        return new AccountFigures(status.halted(HaltCause.DAILY_LIMIT), latest, lossStreak, losses, holdings);
    }

    /**
     * These figures with another count.
     *
     * @param streak losing trades in a row
     * @return the figures
     */
    public AccountFigures withLossStreak(int streak) {
        return new AccountFigures(status, dailyLimitOn, streak, losses, holdings);
    }

    /**
     * These figures with those of one quote asset changed or added.
     *
     * @param changed the figures of the asset
     * @return the figures
     */
    public AccountFigures with(LossFigures changed) {
        Map<Asset, LossFigures> all = new HashMap<>(losses);
        all.put(changed.cash().asset(), changed);
        return new AccountFigures(status, dailyLimitOn, lossStreak, all, holdings);
    }

    /**
     * These figures with other holdings.
     *
     * @param changed by asset
     * @return the figures
     */
    public AccountFigures withHoldings(Map<Asset, Quantity> changed) {
        return new AccountFigures(status, dailyLimitOn, lossStreak, losses, changed);
    }
}
