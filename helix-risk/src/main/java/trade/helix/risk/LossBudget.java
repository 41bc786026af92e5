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
    private final LossFigures figures;
    private final Money reserved;
    private final Money dailyWithoutReservations;
    private final Money headRoom;

    LossBudget(RiskSettings settings, RiskContext context) {
        this.figures = context.losses();
        this.reserved = context.reserved();
        this.dailyLimit = figures.dayStartEquity().times(settings.maxDailyLoss());
        this.drawdownLimit = figures.peakEquity().times(settings.maxDrawdown());
        this.dailyWithoutReservations = dailyLimit.minus(figures.lossToday());
        this.headRoom = dailyWithoutReservations
                .min(drawdownLimit.minus(figures.drawdown()))
                .minus(reserved);
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
        return figures.lossToday().isPositive();
    }

    /** What would be left of the day's limit if nothing were open. */
    Money dailyWithoutReservations() {
        return dailyWithoutReservations;
    }

    @Override
    public String toString() {
        return "day " + dailyLimit + " - lost " + figures.lossToday() + ", drawdown " + drawdownLimit + " - lost "
                + figures.drawdown() + ", less reserved " + reserved;
    }
}
