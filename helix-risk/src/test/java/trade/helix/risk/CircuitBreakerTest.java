package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static trade.helix.risk.Entries.USDT;
import static trade.helix.risk.Entries.usdt;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.AccountFigures;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.value.Money;

class CircuitBreakerTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-15");
    private static final Money ZERO = usdt("0");

    private final CircuitBreaker breaker = new CircuitBreaker(RiskSettings.defaults());
    private final AccountFigures fresh = breaker.inDay(AccountFigures.NONE, DAY, usdt("10000"), usdt("9900"));

    @Test
    void theFirstObservationIsTheDaysStartAndThePeak() {
        assertThat(losses(fresh)).isEqualTo(LossFigures.first(DAY, usdt("10000"), usdt("9900")));
        assertThat(losses(fresh).peakEquity()).isEqualTo(usdt("10000"));
        assertThat(losses(fresh).cash()).isEqualTo(usdt("9900"));
    }

    @Test
    void fiveLossesInARowHaltAndAWinClearsThem() {
        AccountFigures figures = fresh;
        for (int i = 1; i <= 4; i++) {
            figures = breaker.afterTrade(figures, usdt("-1"), ZERO);
            assertThat(figures.status().isRunning()).isTrue();
            assertThat(figures.lossStreak()).isEqualTo(i);
        }
        assertThat(breaker.afterTrade(figures, usdt("0"), ZERO).lossStreak())
                .as("without a loss it is none")
                .isZero();

        figures = breaker.afterTrade(figures, usdt("-1"), ZERO);
        assertThat(figures.status().causes()).containsExactly(HaltCause.LOSS_STREAK);
        AccountFigures won = breaker.afterTrade(figures, usdt("1"), ZERO);
        assertThat(won.status().isRunning()).isTrue();
        assertThat(won.lossStreak()).isZero();
    }

    @Test
    void theCashOfATradeCountsWhenItEnds() {
        assertThat(losses(breaker.afterTrade(fresh, usdt("-3"), usdt("-2.5"))).cash())
                .isEqualTo(usdt("9897.5"));
    }

    @Test
    void theDailyLimitHaltsAtItsFigureAndNotBefore() {
        AccountFigures almost = breaker.afterFill(fresh, DAY, usdt("-299.99"));
        assertThat(almost.status().isRunning()).isTrue();
        assertThat(almost.dailyLimitOn()).isNull();

        AccountFigures halted = breaker.afterFill(almost, DAY, usdt("-0.01"));
        assertThat(halted.status().causes()).isEqualTo(Set.of(HaltCause.DAILY_LIMIT));
        assertThat(halted.dailyLimitOn()).isEqualTo(DAY);
    }

    @Test
    void theDrawdownLimitKillsAtItsFigureAndAWinDoesNotRevive() {
        AccountFigures almost = breaker.afterFill(fresh, DAY, usdt("-1499.99"));
        assertThat(almost.status().killed()).isFalse();
        AccountFigures killed = breaker.afterFill(almost, DAY, usdt("-0.01"));
        assertThat(killed.status().killed()).isTrue();
        assertThat(breaker.afterFill(killed, DAY, usdt("5000")).status().killed())
                .isTrue();
    }

    @Test
    void openLossesCountTowardsTheDrawdownAndChangeNoFigure() {
        AccountFigures lost = breaker.afterFill(fresh, DAY, usdt("-100"));
        assertThat(breaker.atPrices(lost, usdt("1399.99"))).isEqualTo(lost);
        AccountFigures killed = breaker.atPrices(lost, usdt("1400"));
        assertThat(killed.status().killed()).isTrue();
        assertThat(losses(killed)).isEqualTo(losses(lost));
    }

    @Test
    void aNewDayStartsFromTheLowerEquityAndKeepsPeakAndCash() {
        AccountFigures lost = breaker.afterFill(fresh, DAY, usdt("-100"));
        LossFigures next = losses(breaker.inDay(lost, DAY.plusDays(1), usdt("9950"), usdt("1")));

        assertThat(next.dayStartEquity()).isEqualTo(usdt("9900"));
        assertThat(next.realisedToday()).isEqualTo(ZERO);
        assertThat(next.peakEquity()).isEqualTo(usdt("10000"));
        assertThat(next.cash()).isEqualTo(usdt("9900"));
        assertThat(losses(breaker.inDay(lost, DAY.plusDays(1), usdt("9800"), ZERO))
                        .dayStartEquity())
                .isEqualTo(usdt("9800"));
    }

    @Test
    void anEarlierOrTheSameDayOpensNothing() {
        assertThat(breaker.inDay(fresh, DAY.minusDays(1), usdt("1"), ZERO)).isSameAs(fresh);
        assertThat(breaker.inDay(fresh, DAY, usdt("1"), ZERO)).isSameAs(fresh);
    }

    @Test
    void aFillOfALaterDayOpensItFromWhatIsRealised() {
        AccountFigures lost = breaker.afterFill(fresh, DAY, usdt("-100"));
        LossFigures next = losses(breaker.afterFill(lost, DAY.plusDays(1), usdt("-7")));
        assertThat(next.day()).isEqualTo(DAY.plusDays(1));
        assertThat(next.dayStartEquity()).isEqualTo(usdt("9900"));
        assertThat(next.realisedToday()).isEqualTo(usdt("-7"));
        assertThat(next.isStartObserved()).isFalse();
        AccountFigures unseen = breaker.afterFill(lost, DAY.plusDays(1), usdt("-7"));
        LossFigures seen = losses(breaker.inDay(unseen, DAY.plusDays(1), usdt("5000"), ZERO));
        assertThat(seen.dayStartEquity()).as("the lower equity").isEqualTo(usdt("5000"));
        assertThat(losses(breaker.inDay(unseen.with(seen), DAY.plusDays(1), usdt("4000"), ZERO)))
                .as("once")
                .isEqualTo(seen);
    }

    @Test
    void aFillOfAnEarlierDayDoesNotCountInThisOne() {
        AccountFigures today = breaker.inDay(fresh, DAY.plusDays(1), usdt("10000"), ZERO);
        AccountFigures late = breaker.afterFill(today, DAY, usdt("-400"));
        assertThat(losses(late).lossToday()).isEqualTo(ZERO);
        assertThat(losses(late).realisedEquity()).isEqualTo(usdt("9600"));
        assertThat(late.status().isRunning()).isTrue();
    }

    @Test
    void aTransferMovesEquityCashAndPeak() {
        LossFigures after = losses(breaker.afterTransfer(breaker.afterFill(fresh, DAY, usdt("-1000")), usdt("9000")));
        assertThat(after.realisedEquity()).isEqualTo(usdt("18000"));
        assertThat(after.peakEquity()).as("10 % below it, as before").isEqualTo(usdt("20000"));
        assertThat(after.cash()).isEqualTo(usdt("18900"));
    }

    @ParameterizedTest
    @EnumSource(HaltCause.class)
    void everyCauseHasTermsAndOnlyThoseOfAPersonEndByResuming(HaltCause cause) {
        AccountFigures halted = cause == HaltCause.DAILY_LIMIT
                ? fresh.haltedForDay(DAY)
                : fresh.with(fresh.status().halted(cause));
        boolean person = switch (HaltRules.of(cause)) {
            case PERSON, PERSON_WHEN_RESOLVED, PERSON_ON_A_LATER_DAY -> true;
            case HOLDINGS_ACCEPTED, BY_ITSELF -> false;
        };
        assertThat(breaker.resumed(halted, DAY.plusDays(1), true).status().isRunning())
                .isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({
        "HUMAN, PERSON",
        "LOSS_STREAK, PERSON",
        "DAILY_LIMIT, PERSON_ON_A_LATER_DAY",
        "UNRESOLVED, PERSON_WHEN_RESOLVED",
        "ORPHAN, HOLDINGS_ACCEPTED",
        "STORE, BY_ITSELF",
        "LOCK_LOST, BY_ITSELF"
    })
    void theTermsAreThoseOfTheTable(HaltCause cause, HaltRules.Terms terms) {
        assertThat(HaltRules.of(cause)).isEqualTo(terms);
    }

    @Test
    void theDailyLimitIsNotLiftedOnItsDayEvenWhenTheLossIsBelowIt() {
        AccountFigures halted = fresh.haltedForDay(DAY);
        assertThat(breaker.resumed(halted, DAY, true)).isEqualTo(halted);
        assertThat(breaker.resumed(halted, DAY.plusDays(1), true).status().isRunning())
                .isTrue();
    }

    @Test
    void aNewDayLiftsTheDailyLimitOnlyWhereThatIsSet() {
        AccountFigures halted =
                fresh.haltedForDay(DAY).with(fresh.haltedForDay(DAY).status().halted(HaltCause.HUMAN));
        assertThat(breaker.inDay(halted, DAY.plusDays(1), usdt("10000"), ZERO).status())
                .isEqualTo(halted.status());
        CircuitBreaker auto =
                new CircuitBreaker(RiskSettings.builder().autoResume(true).build());
        AccountFigures next = auto.inDay(halted, DAY.plusDays(1), usdt("10000"), ZERO);
        assertThat(next.status().causes()).containsExactly(HaltCause.HUMAN);
        assertThat(next.dailyLimitOn()).isNull();
    }

    @Test
    void whatIsNotResolvedIsNotLifted() {
        AccountFigures halted = fresh.with(fresh.status().halted(HaltCause.UNRESOLVED));
        assertThat(breaker.resumed(halted, DAY, false)).isEqualTo(halted);
        assertThat(breaker.resumed(halted, DAY, true).status().isRunning()).isTrue();
    }

    @Test
    void resumingEndsAStreakAndLeavesACountThatHaltedNothing() {
        AccountFigures two = breaker.afterTrade(breaker.afterTrade(fresh, usdt("-1"), ZERO), usdt("-1"), ZERO);
        assertThat(breaker.resumed(two, DAY, true).lossStreak()).isEqualTo(2);
        AccountFigures halted = two.with(two.status().halted(HaltCause.LOSS_STREAK));
        assertThat(breaker.resumed(halted, DAY, true).lossStreak()).isZero();
    }

    @Test
    void resumingDoesNotEndAKill() {
        AccountFigures killed = breaker.afterFill(fresh, DAY, usdt("-2000"));
        assertThat(breaker.resumed(killed, DAY.plusDays(1), true).status().killed())
                .isTrue();
    }

    @Test
    void acknowledgingEndsAKillAcceptsTheLossAndKeepsHalts() {
        AccountFigures killed = breaker.afterFill(fresh, DAY, usdt("-2000"));
        AccountFigures after = breaker.acknowledged(killed);
        assertThat(after.status()).isEqualTo(new AccountStatus(Set.of(HaltCause.DAILY_LIMIT), false));
        assertThat(after.dailyLimitOn()).isEqualTo(DAY);
        assertThat(losses(after).peakEquity()).isEqualTo(usdt("8000"));
        assertThat(breaker.afterFill(after, DAY, usdt("-1")).status().killed()).isFalse();
        assertThat(breaker.acknowledged(fresh)).isSameAs(fresh);
    }

    @Test
    void nothingIsBookedForAnAssetWithoutADay() {
        assertThatIllegalStateException()
                .isThrownBy(() -> breaker.afterFill(AccountFigures.NONE, DAY, usdt("1")))
                .withMessageContaining("USDT");
    }

    private static LossFigures losses(AccountFigures figures) {
        return Objects.requireNonNull(figures.losses().get(USDT));
    }
}
