package trade.helix.risk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trade.helix.api.value.Ratio;

/**
 * The limits that entries of an account are judged by. Immutable.
 *
 * @param riskPerTrade fraction of the equity that a standard trade may lose at its stop, fees aside; above 0, at most 1
 * @param stopDistance fraction of the entry price between entry and stop; above 0, below 1
 * @param targetDistanceOrNull fraction of the entry price between entry and target; above 0; null for no target
 * @param maxDailyLoss fraction of the equity at 00:00 UTC that a day may lose; above 0, at most 1
 * @param maxDrawdown fraction of the highest realised equity that may be lost from it; above 0, at most 1
 * @param maxLossStreak losing trades in a row after which the account halts; above 0
 * @param maxOpenTrades trades that may be open at once; above 0
 * @param minBalance quote units of equity below which no entry is made; 0 or above
 * @param entryAllowance fraction by which an entry may fill worse than the quote; 0 or above, below 1
 * @param stopAllowance fraction by which an exit may fill worse than the stop; 0 or above, below 1
 * @param autoResume whether a halt by the daily limit ends with its UTC day, without a person
 * @param closeOnKill whether the kill sells what is open
 * @param reachability how old the venue's last answer may be; above 0
 */
public record RiskSettings(
        Ratio riskPerTrade,
        Ratio stopDistance,
        @Nullable Ratio targetDistanceOrNull,
        Ratio maxDailyLoss,
        Ratio maxDrawdown,
        int maxLossStreak,
        int maxOpenTrades,
        BigDecimal minBalance,
        Ratio entryAllowance,
        Ratio stopAllowance,
        boolean autoResume,
        boolean closeOnKill,
        Duration reachability) {
    /**
     * Checks every limit.
     *
     * @throws IllegalArgumentException with all faults at once
     */
    public RiskSettings {
        List<String> faults = new ArrayList<>();
        share(faults, "riskPerTrade", riskPerTrade);
        share(faults, "stopDistance", stopDistance);
        share(faults, "maxDailyLoss", maxDailyLoss);
        share(faults, "maxDrawdown", maxDrawdown);
        check(faults, stopDistance.compareTo(Ratio.ONE) < 0, "stopDistance must be below 100 %: a stop at 0 is none");
        if (targetDistanceOrNull != null) {
            check(faults, targetDistanceOrNull.compareTo(Ratio.ZERO) > 0, "targetDistance must be above 0 %");
        }
        check(faults, maxLossStreak > 0, "maxLossStreak must be above 0, is " + maxLossStreak);
        check(faults, maxOpenTrades > 0, "maxOpenTrades must be above 0, is " + maxOpenTrades);
        check(faults, minBalance.signum() >= 0, "minBalance must be 0 or above, is " + minBalance.toPlainString());
        allowance(faults, "entryAllowance", entryAllowance);
        allowance(faults, "stopAllowance", stopAllowance);
        check(faults, reachability.compareTo(Duration.ZERO) > 0, "reachability must be above 0, is " + reachability);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The risk settings cannot work: " + String.join("; ", faults) + ".");
        }
    }

    private static void share(List<String> faults, String name, Ratio value) {
        check(
                faults,
                value.compareTo(Ratio.ZERO) > 0 && value.compareTo(Ratio.ONE) <= 0,
                name + " must be above 0 % and at most 100 %, is " + value);
    }

    private static void allowance(List<String> faults, String name, Ratio value) {
        check(
                faults,
                !value.isNegative() && value.compareTo(Ratio.ONE) < 0,
                name + " must be 0 % or above and below 100 %, is " + value);
    }

    private static void check(List<String> faults, boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /**
     * The limits of the defaults: 1 % risk, 2 % stop, no target, 3 % a day, 15 % drawdown, 5 losses in a row, one open
     * trade, a balance of 50, allowances of 0.2 % (entry) and 0.5 % (stop), reachability 10 s.
     *
     * @return the settings
     */
    public static RiskSettings defaults() {
        return builder().build();
    }

    /** {@return a builder that starts with the {@linkplain #defaults() defaults}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the distance of the target; empty for no target} */
    public Optional<Ratio> targetDistance() {
        return Optional.ofNullable(targetDistanceOrNull);
    }

    /** Changes single limits; not for use by several threads. The parameters are those of {@link RiskSettings}. */
    public static final class Builder {
        private Ratio riskPerTrade = Ratio.ofPercent("1");
        private Ratio stopDistance = Ratio.ofPercent("2");
        private @Nullable Ratio targetDistance;
        private Ratio maxDailyLoss = Ratio.ofPercent("3");
        private Ratio maxDrawdown = Ratio.ofPercent("15");
        private int maxLossStreak = 5;
        private int maxOpenTrades = 1;
        private BigDecimal minBalance = new BigDecimal("50");
        private Ratio entryAllowance = Ratio.ofPercent("0.2");
        private Ratio stopAllowance = Ratio.ofPercent("0.5");
        private boolean autoResume;
        private boolean closeOnKill;
        private Duration reachability = Duration.ofSeconds(10);

        private Builder() {}

        /**
         * Sets the risk of a standard trade.
         *
         * @param value fraction of equity
         * @return this
         */
        public Builder riskPerTrade(Ratio value) {
            this.riskPerTrade = value;
            return this;
        }

        /**
         * Sets the distance of the stop.
         *
         * @param value fraction of the entry price
         * @return this
         */
        public Builder stopDistance(Ratio value) {
            this.stopDistance = value;
            return this;
        }

        /**
         * Sets the distance of the target.
         *
         * @param value fraction of the entry price
         * @return this
         */
        public Builder targetDistance(Ratio value) {
            this.targetDistance = value;
            return this;
        }

        /**
         * Sets the limit of a day's loss.
         *
         * @param value fraction of the equity at 00:00 UTC
         * @return this
         */
        public Builder maxDailyLoss(Ratio value) {
            this.maxDailyLoss = value;
            return this;
        }

        /**
         * Sets the limit of the drawdown.
         *
         * @param value fraction of the highest realised equity
         * @return this
         */
        public Builder maxDrawdown(Ratio value) {
            this.maxDrawdown = value;
            return this;
        }

        /**
         * Sets after how many losing trades in a row the account halts.
         *
         * @param value above zero
         * @return this
         */
        public Builder maxLossStreak(int value) {
            this.maxLossStreak = value;
            return this;
        }

        /**
         * Sets how many trades may be open at once.
         *
         * @param value above zero
         * @return this
         */
        public Builder maxOpenTrades(int value) {
            this.maxOpenTrades = value;
            return this;
        }

        /**
         * Sets the least equity.
         *
         * @param value quote units
         * @return this
         */
        public Builder minBalance(BigDecimal value) {
            this.minBalance = value;
            return this;
        }

        /**
         * Sets by how much an entry may fill worse than the quote.
         *
         * @param value fraction
         * @return this
         */
        public Builder entryAllowance(Ratio value) {
            this.entryAllowance = value;
            return this;
        }

        /**
         * Sets by how much an exit may fill worse than the stop.
         *
         * @param value fraction
         * @return this
         */
        public Builder stopAllowance(Ratio value) {
            this.stopAllowance = value;
            return this;
        }

        /**
         * Sets whether a halt by the daily limit ends with its day.
         *
         * @param value default false: a person resumes
         * @return this
         */
        public Builder autoResume(boolean value) {
            this.autoResume = value;
            return this;
        }

        /**
         * Sets whether the kill sells what is open.
         *
         * @param value default false: protective orders stay in place
         * @return this
         */
        public Builder closeOnKill(boolean value) {
            this.closeOnKill = value;
            return this;
        }

        /**
         * Sets how old the venue's last answer may be.
         *
         * @param value above zero
         * @return this
         */
        public Builder reachability(Duration value) {
            this.reachability = value;
            return this;
        }

        /**
         * Checks the limits and puts them together.
         *
         * @return the settings
         * @throws IllegalArgumentException with all faults at once
         */
        public RiskSettings build() {
            return new RiskSettings(
                    riskPerTrade,
                    stopDistance,
                    targetDistance,
                    maxDailyLoss,
                    maxDrawdown,
                    maxLossStreak,
                    maxOpenTrades,
                    minBalance,
                    entryAllowance,
                    stopAllowance,
                    autoResume,
                    closeOnKill,
                    reachability);
        }
    }
}
