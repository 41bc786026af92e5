package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.USDT;
import static trade.helix.risk.Entries.usdt;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.risk.LossFigures;

class CircuitBreakerTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-15");

    private final CircuitBreaker breaker = new CircuitBreaker(RiskSettings.defaults());
    private final AccountFigures fresh =
            breaker.inDay(new AccountFigures(AccountStatus.RUNNING, 0, Map.of(), Map.of()), DAY, usdt("10000"));

    @Test
    void fiveLossesInARowHaltAndAWinClearsThem() {
        AccountFigures figures = fresh;
        for (int i = 0; i < 4; i++) {
            figures = breaker.afterTrade(figures, usdt("-1"));
            assertThat(figures.status().isRunning()).isTrue();
        }
        assertThat(breaker.afterTrade(figures, usdt("1")).lossStreak()).isZero();

        figures = breaker.afterTrade(figures, usdt("-1"));
        assertThat(figures.status().causes()).containsExactly(HaltCause.LOSS_STREAK);
        assertThat(breaker.afterTrade(figures, usdt("1")).status().isRunning()).isTrue();
    }

    @Test
    void theDailyLimitHaltsAtItsFigureAndNotBefore() {
        AccountFigures almost = breaker.afterTrade(fresh, usdt("-299.99"));
        assertThat(almost.status().isRunning()).isTrue();
        assertThat(breaker.afterTrade(almost, usdt("-0.01")).status().causes())
                .isEqualTo(Set.of(HaltCause.DAILY_LIMIT));
    }

    @Test
    void theDrawdownLimitKillsAndAWinDoesNotRevive() {
        AccountFigures killed = breaker.afterTrade(fresh, usdt("-1500"));
        assertThat(killed.status().killed()).isTrue();
        assertThat(breaker.afterTrade(killed, usdt("5000")).status().killed()).isTrue();
    }

    @Test
    void aNewDayStartsFromTheLowerEquityAndKeepsThePeak() {
        AccountFigures lost = breaker.afterTrade(fresh, usdt("-100"));
        LossFigures next = losses(breaker.inDay(lost, DAY.plusDays(1), usdt("9950")));

        assertThat(next.dayStartEquity()).isEqualTo(usdt("9900"));
        assertThat(next.realisedToday()).isEqualTo(usdt("0"));
        assertThat(next.peakEquity()).isEqualTo(usdt("10000"));
        assertThat(losses(breaker.inDay(lost, DAY.plusDays(1), usdt("9800"))).dayStartEquity())
                .isEqualTo(usdt("9800"));
    }

    @Test
    void anEarlierDayChangesNothing() {
        assertThat(breaker.inDay(fresh, DAY.minusDays(1), usdt("1"))).isSameAs(fresh);
        assertThat(breaker.inDay(fresh, DAY, usdt("1"))).isSameAs(fresh);
    }

    private static LossFigures losses(AccountFigures figures) {
        return Objects.requireNonNull(figures.losses().get(USDT));
    }
}
