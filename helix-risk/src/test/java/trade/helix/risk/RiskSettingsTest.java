package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.value.Ratio;

/** Every limit at its bound, and just beyond. */
class RiskSettingsTest {
    private static final Ratio WHOLE = percent("100");

    @Test
    void theDefaultsAreThoseOfTheirDescription() {
        assertThat(RiskSettings.defaults())
                .isEqualTo(new RiskSettings(
                        percent("1"),
                        percent("2"),
                        null,
                        percent("3"),
                        percent("15"),
                        5,
                        1,
                        new BigDecimal("50"),
                        percent("0.2"),
                        percent("0.5"),
                        false,
                        false,
                        Duration.ofSeconds(10)));
    }

    @Test
    void aTargetIsThereWhenGiven() {
        assertThat(RiskSettings.defaults().targetDistance()).isEmpty();
        assertThat(with(it -> it.targetDistance(percent("4"))).targetDistance()).contains(percent("4"));
    }

    @Test
    void whatHappensByItselfIsChosenOneByOne() {
        assertThat(with(it -> it.autoResume(true)))
                .extracting(RiskSettings::autoResume, RiskSettings::closeOnKill)
                .containsExactly(true, false);
        assertThat(with(it -> it.closeOnKill(true)))
                .extracting(RiskSettings::autoResume, RiskSettings::closeOnKill)
                .containsExactly(false, true);
    }

    static Stream<Arguments> allowed() {
        return Stream.of(
                is(it -> it.riskPerTrade(WHOLE)),
                is(it -> it.riskPerTrade(percent("0.000001"))),
                is(it -> it.stopDistance(percent("99.999999"))),
                is(it -> it.stopDistance(percent("0.000001"))),
                is(it -> it.targetDistance(percent("0.000001"))),
                is(it -> it.maxDailyLoss(WHOLE)),
                is(it -> it.maxDailyLoss(percent("0.000001"))),
                is(it -> it.maxDrawdown(WHOLE)),
                is(it -> it.maxDrawdown(percent("0.000001"))),
                is(it -> it.maxLossStreak(1)),
                is(it -> it.maxOpenTrades(1)),
                is(it -> it.minBalance(BigDecimal.ZERO)),
                is(it -> it.entryAllowance(Ratio.ZERO)),
                is(it -> it.entryAllowance(percent("99.999999"))),
                is(it -> it.stopAllowance(Ratio.ZERO)),
                is(it -> it.stopAllowance(percent("99.999999"))),
                is(it -> it.reachability(Duration.ofNanos(1))));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void aLimitAtItsBoundIsTaken(UnaryOperator<RiskSettings.Builder> change) {
        assertThatCode(() -> with(change)).doesNotThrowAnyException();
    }

    static Stream<Arguments> beyond() {
        return Stream.of(
                fault(it -> it.riskPerTrade(Ratio.ZERO), "riskPerTrade must be above 0 % and at most 100 %, is 0 %"),
                fault(
                        it -> it.riskPerTrade(percent("100.000001")),
                        "riskPerTrade must be above 0 % and at most 100 %, is 100.000001 %"),
                fault(it -> it.stopDistance(Ratio.ZERO), "stopDistance must be above 0 % and at most 100 %, is 0 %"),
                fault(it -> it.stopDistance(WHOLE), "stopDistance must be below 100 %: a stop at 0 is none"),
                fault(it -> it.targetDistance(Ratio.ZERO), "targetDistance must be above 0 %"),
                fault(it -> it.maxDailyLoss(Ratio.ZERO), "maxDailyLoss must be above 0 % and at most 100 %, is 0 %"),
                fault(it -> it.maxDrawdown(Ratio.ZERO), "maxDrawdown must be above 0 % and at most 100 %, is 0 %"),
                fault(it -> it.maxLossStreak(0), "maxLossStreak must be above 0, is 0"),
                fault(it -> it.maxOpenTrades(0), "maxOpenTrades must be above 0, is 0"),
                fault(it -> it.minBalance(new BigDecimal("-0.01")), "minBalance must be 0 or above, is -0.01"),
                fault(
                        it -> it.entryAllowance(percent("-0.1")),
                        "entryAllowance must be 0 % or above and below 100 %, is -0.1 %"),
                fault(it -> it.entryAllowance(WHOLE), "entryAllowance must be 0 % or above and below 100 %, is 100 %"),
                fault(it -> it.stopAllowance(WHOLE), "stopAllowance must be 0 % or above and below 100 %, is 100 %"),
                fault(it -> it.reachability(Duration.ZERO), "reachability must be above 0, is PT0S"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void aLimitBeyondItsBoundIsNamedWithItsFigure(UnaryOperator<RiskSettings.Builder> change, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(change))
                .withMessage("The risk settings cannot work: " + fault + ".");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> with(it -> it.maxLossStreak(0).maxOpenTrades(-1).riskPerTrade(Ratio.ZERO)))
                .withMessageContaining("maxLossStreak")
                .withMessageContaining("maxOpenTrades")
                .withMessageContaining("riskPerTrade");
    }

    private static RiskSettings with(UnaryOperator<RiskSettings.Builder> change) {
        return change.apply(RiskSettings.builder()).build();
    }

    private static Arguments is(UnaryOperator<RiskSettings.Builder> change) {
        return arguments(change);
    }

    private static Arguments fault(UnaryOperator<RiskSettings.Builder> change, String fault) {
        return arguments(change, fault);
    }

    private static Ratio percent(String percent) {
        return Ratio.ofPercent(percent);
    }
}
