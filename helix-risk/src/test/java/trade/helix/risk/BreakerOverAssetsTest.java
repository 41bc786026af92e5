package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.risk.Entries.usdt;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Money;

/** Two quote assets on one account, and an account without money. */
class BreakerOverAssetsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-15");

    private final CircuitBreaker breaker = new CircuitBreaker(RiskSettings.defaults());

    /** EUR lost its limit yesterday; USDT loses its limit today; then a fill of yesterday in EUR is heard of. */
    @Test
    void theDailyHaltOfTodayIsNotTurnedIntoThatOfYesterday() {
        AccountFigures figures = breaker.inDay(AccountFigures.NONE, DAY.minusDays(1), eur("10000"), eur("10000"));
        figures = breaker.afterFill(figures, DAY.minusDays(1), eur("-300"));
        figures = breaker.inDay(figures, DAY, usdt("10000"), usdt("10000"));
        figures = breaker.resumed(figures, DAY, true);
        assertThat(figures.status().isRunning()).isTrue();
        figures = breaker.afterFill(figures, DAY, usdt("-300"));
        assertThat(figures.dailyLimitOn()).isEqualTo(DAY);

        AccountFigures late = breaker.afterFill(figures, DAY.minusDays(1), eur("-1"));
        assertThat(breaker.resumed(late, DAY, true).status().causes())
                .as("cannot be lifted on its day")
                .contains(HaltCause.DAILY_LIMIT);
    }

    /** A halt that was lifted on the next day comes back with a late profit of the old one. */
    @Test
    void aProfitOfAnEarlierDayDoesNotHaltAgain() {
        AccountFigures figures = breaker.inDay(AccountFigures.NONE, DAY, usdt("10000"), usdt("10000"));
        figures = breaker.afterFill(figures, DAY, usdt("-310"));
        figures = breaker.resumed(figures, DAY.plusDays(1), true);
        assertThat(figures.status().isRunning()).isTrue();
        assertThat(breaker.afterFill(figures, DAY, usdt("1")).status().isRunning())
                .isTrue();
    }

    /** The kill was about USDT; EUR has lost 14 % and was not killed. */
    @Test
    void acknowledgingAKillAcceptsTheLossThatItWasAbout() {
        AccountFigures figures = breaker.inDay(AccountFigures.NONE, DAY, usdt("10000"), usdt("10000"));
        figures = breaker.inDay(figures, DAY, eur("10000"), eur("10000"));
        figures = breaker.afterFill(figures, DAY, eur("-1400"));
        figures = breaker.afterFill(figures, DAY, usdt("-1500"));
        assertThat(figures.status().killed()).isTrue();
        figures = breaker.acknowledged(figures);
        LossFigures losses = Objects.requireNonNull(figures.losses().get(Asset.of("EUR")));
        assertThat(losses.peakEquity()).isEqualTo(eur("10000"));
    }

    @Test
    void withoutMoneyNoLimitIsReached() {
        AccountFigures figures = breaker.inDay(AccountFigures.NONE, DAY, usdt("0"), usdt("0"));
        assertThat(breaker.atPrices(figures, usdt("0")).status().isRunning()).isTrue();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
