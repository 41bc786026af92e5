package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.usdt;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Ratio;

/** A day that began with 10,000 may lose 3 %, which is 300; a peak of 10,000 may be left by 15 %, which is 1,500. */
class LossBudgetTest {
    @Test
    void theDaysLimitIsAShareOfTheEquityAtItsStart() {
        assertThat(budget("0", "9000", "12000", "0").dailyLimit()).isEqualTo(usdt("300"));
    }

    @Test
    void whatIsLostAndWhatIsReservedIsTakenOff() {
        LossBudget budget = budget("-100", "9900", "10000", "150");

        assertThat(budget.dailyWithoutReservations()).isEqualTo(usdt("200"));
        assertThat(budget.headRoom()).isEqualTo(usdt("50"));
    }

    @Test
    void aProfitOfTheDayWidensNothing() {
        LossBudget budget = budget("500", "10500", "10500", "0");

        assertThat(budget.dailyWithoutReservations()).isEqualTo(usdt("300"));
        assertThat(budget.headRoom()).isEqualTo(usdt("300"));
    }

    @Test
    void theDrawdownCountsWhereItLeavesLess() {
        // 15 % of 11,500 is 1,725; 1,600 of it are lost, and 50 are reserved
        assertThat(budget("-100", "9900", "11500", "50").headRoom()).isEqualTo(usdt("75"));
    }

    @Test
    void moreReservedThanLeftIsBelowZero() {
        assertThat(budget("-290", "9710", "10000", "40").headRoom()).isEqualTo(usdt("-30"));
    }

    @Test
    void everyReservationCounts() {
        LossFigures figures = Entries.figures(usdt("10000"), usdt("0"));
        List<Exposure> two = List.of(exposure("40"), exposure("60"));

        assertThat(new LossBudget(RiskSettings.defaults(), Entries.context(usdt("10000"), figures, two)).headRoom())
                .isEqualTo(usdt("200"));
    }

    @Test
    void theTextNamesEveryFigure() {
        assertThat(budget("-100", "9900", "11500", "50"))
                .hasToString(
                        "75 USDT left (day 300 USDT - lost 100 USDT, drawdown 1725 USDT - lost 1600 USDT, less reserved 50 USDT)");
    }

    private static LossBudget budget(String realised, String realisedEquity, String peak, String reserved) {
        LossFigures figures = new LossFigures(
                LocalDate.parse("2026-05-15"),
                usdt("10000"),
                true,
                usdt(realised),
                usdt(realisedEquity),
                usdt(peak),
                Ratio.ZERO,
                usdt("10000"),
                usdt("0"));
        return new LossBudget(
                RiskSettings.defaults(), Entries.context(usdt("10000"), figures, List.of(exposure(reserved))));
    }

    private static Exposure exposure(String reserved) {
        return new Exposure(Entries.BTC_USDT, usdt("1000"), usdt(reserved));
    }
}
