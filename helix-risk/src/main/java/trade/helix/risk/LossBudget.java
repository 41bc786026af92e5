package trade.helix.risk;

import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.value.Money;

/**
 * What may still be lost before a limit is reached (invariant I1): the limit, less what is lost, less what is set aside
 * for all that is open, in flight or unknown.
 */
final class LossBudget {
    private final Money dailyLimit;
    private final Money drawdownLimit;
    private final Money lostToday;
    private final Money drawdown;
    private final Money reserved;
    private final Money dailyWithoutReservations;
    private final Money headRoom;

    LossBudget(RiskSettings settings, RiskContext context) {
        LossFigures figures = context.losses();
        this.lostToday = figures.lossToday();
        this.drawdown = figures.drawdown();
        this.reserved = context.reserved();
        this.dailyLimit = figures.dayStartEquity().times(settings.maxDailyLoss());
        this.drawdownLimit = figures.peakEquity().times(settings.maxDrawdown());
        this.dailyWithoutReservations = dailyLimit.minus(lostToday);
        this.headRoom =
                dailyWithoutReservations.min(drawdownLimit.minus(drawdown)).minus(reserved);
    }

    /** The limit of the day, in the quote asset. */
    Money dailyLimit() {
        return dailyLimit;
    }

    /** What is left of the tighter limit; may be below zero after a limit has fallen. */
    Money headRoom() {
        return headRoom;
    }

    /** Whether the day has cost anything so far. */
    boolean isSomethingLost() {
        return lostToday.isPositive();
    }

    /** What would be left of the day's limit if nothing were open. */
    Money dailyWithoutReservations() {
        return dailyWithoutReservations;
    }

    @Override
    public String toString() {
        return headRoom + " left (day " + dailyLimit + " - lost " + lostToday + ", drawdown " + drawdownLimit
                + " - lost " + drawdown + ", less reserved " + reserved + ")";
    }
}
