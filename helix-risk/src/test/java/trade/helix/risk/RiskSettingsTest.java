package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import trade.helix.api.value.Ratio;

class RiskSettingsTest {
    private static final Ratio WHOLE = Ratio.ONE;
    private static final Ratio BEYOND = Ratio.ofPercent("100.01");
    private static final Ratio LITTLE = Ratio.ofPercent("0.01");
    private static final Ratio ALMOST = Ratio.ofPercent("99.99");

    @Test
    void theDefaultsAreThoseOfTheirDescription() {
        assertThat(RiskSettings.defaults())
                .isEqualTo(new RiskSettings(
                        Ratio.ofPercent("1"),
                        Ratio.ofPercent("2"),
                        null,
                        Ratio.ofPercent("3"),
                        Ratio.ofPercent("15"),
                        5,
                        1,
                        new BigDecimal("50"),
                        Ratio.ofPercent("0.2"),
                        Ratio.ofPercent("0.5"),
                        false,
                        false,
                        Duration.ofSeconds(10)));
        assertThat(RiskSettings.defaults().targetDistance()).isEmpty();
    }

    @Test
    void everyLimitCanBeSet() {
        RiskSettings set = RiskSettings.builder()
                .riskPerTrade(Ratio.ofPercent("2"))
                .stopDistance(Ratio.ofPercent("3"))
                .targetDistance(Ratio.ofPercent("4"))
                .maxDailyLoss(Ratio.ofPercent("5"))
                .maxDrawdown(Ratio.ofPercent("6"))
                .maxLossStreak(7)
                .maxOpenTrades(8)
                .minBalance(new BigDecimal("9"))
                .entryAllowance(Ratio.ofPercent("0.1"))
                .stopAllowance(Ratio.ofPercent("0.3"))
                .autoResume(true)
                .closeOnKill(true)
                .reachability(Duration.ofSeconds(11))
                .build();

        assertThat(set)
                .isEqualTo(new RiskSettings(
                        Ratio.ofPercent("2"),
                        Ratio.ofPercent("3"),
                        Ratio.ofPercent("4"),
                        Ratio.ofPercent("5"),
                        Ratio.ofPercent("6"),
                        7,
                        8,
                        new BigDecimal("9"),
                        Ratio.ofPercent("0.1"),
                        Ratio.ofPercent("0.3"),
                        true,
                        true,
                        Duration.ofSeconds(11)));
        assertThat(set.targetDistance()).contains(Ratio.ofPercent("4"));
        assertThat(RiskManager.standard(set).settings()).isSameAs(set);
    }

    @Test
    void aShareIsAboveNothingAndAtMostTheWhole() {
        assertRefused(b -> b.riskPerTrade(Ratio.ZERO), "riskPerTrade must be above 0 % and at most 100 %, is 0 %");
        assertRefused(b -> b.riskPerTrade(BEYOND), "riskPerTrade must be above 0 % and at most 100 %, is 100.01 %");
        assertTaken(b -> b.riskPerTrade(LITTLE));
        assertTaken(b -> b.riskPerTrade(WHOLE));
        assertRefused(b -> b.maxDailyLoss(Ratio.ZERO), "maxDailyLoss must be above 0 % and at most 100 %, is 0 %");
        assertTaken(b -> b.maxDailyLoss(WHOLE));
        assertRefused(b -> b.maxDrawdown(Ratio.ZERO), "maxDrawdown must be above 0 % and at most 100 %, is 0 %");
        assertTaken(b -> b.maxDrawdown(WHOLE));
    }

    @Test
    void aStopHasADistanceAndIsAbovePriceZero() {
        assertRefused(b -> b.stopDistance(Ratio.ZERO), "stopDistance must be above 0 % and at most 100 %, is 0 %");
        assertRefused(b -> b.stopDistance(WHOLE), "stopDistance must be below 100 %: a stop at 0 is none");
        assertTaken(b -> b.stopDistance(ALMOST));
    }

    @Test
    void aTargetIsAboveThePrice() {
        assertRefused(b -> b.targetDistance(Ratio.ZERO), "targetDistance must be above 0 %");
        assertTaken(b -> b.targetDistance(LITTLE));
    }

    @Test
    void countsAreAboveZero() {
        assertRefused(b -> b.maxLossStreak(0), "maxLossStreak must be above 0, is 0");
        assertTaken(b -> b.maxLossStreak(1));
        assertRefused(b -> b.maxOpenTrades(0), "maxOpenTrades must be above 0, is 0");
        assertTaken(b -> b.maxOpenTrades(1));
    }

    @Test
    void aLeastBalanceMayBeNothing() {
        assertRefused(b -> b.minBalance(new BigDecimal("-0.01")), "minBalance must be 0 or above, is -0.01");
        assertTaken(b -> b.minBalance(BigDecimal.ZERO));
    }

    @Test
    void anAllowanceMayBeNothingAndIsBelowTheWhole() {
        assertRefused(
                b -> b.entryAllowance(Ratio.ofPercent("-0.01")),
                "entryAllowance must be 0 % or above and below 100 %, is -0.01 %");
        assertRefused(b -> b.entryAllowance(WHOLE), "entryAllowance must be 0 % or above and below 100 %, is 100 %");
        assertTaken(b -> b.entryAllowance(Ratio.ZERO));
        assertTaken(b -> b.entryAllowance(ALMOST));
        assertRefused(b -> b.stopAllowance(WHOLE), "stopAllowance must be 0 % or above and below 100 %, is 100 %");
        assertTaken(b -> b.stopAllowance(Ratio.ZERO));
    }

    @Test
    void anAnswerHasTimeToGrowOld() {
        assertRefused(b -> b.reachability(Duration.ZERO), "reachability must be above 0, is PT0S");
        assertTaken(b -> b.reachability(Duration.ofNanos(1)));
    }

    @Test
    void allFaultsComeAtOnce() {
        assertRefused(
                b -> b.maxLossStreak(0).maxOpenTrades(0),
                "maxLossStreak must be above 0, is 0; maxOpenTrades must be above 0, is 0");
    }

    private static void assertTaken(UnaryOperator<RiskSettings.Builder> change) {
        assertThat(change.apply(RiskSettings.builder()).build()).isNotNull();
    }

    private static void assertRefused(UnaryOperator<RiskSettings.Builder> change, String faults) {
        RiskSettings.Builder builder = change.apply(RiskSettings.builder());

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("The risk settings cannot work: " + faults + ".");
    }
}
