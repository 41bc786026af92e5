package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

/** Each standard gate just within its limit, at it, and just beyond it. */
class StandardGatesTest {
    private final RiskSettings settings = RiskSettings.defaults();

    @Test
    void theyStandInTheOrderInWhichTheyDecide() {
        List<RiskGate> gates = StandardGates.of(settings);

        assertThat(gates)
                .extracting(gate -> gate.id().value())
                .containsExactly(
                        "daily-loss-limit",
                        "account-running",
                        "open-trades",
                        "min-balance",
                        "venue-reachable",
                        "pair-available",
                        "min-notional");
        assertThat(gates).extracting(RiskGate::phase).containsOnly(Phase.BEFORE_SIZE, Phase.AFTER_SIZE);
        assertThat(gates.get(6).phase()).isEqualTo(Phase.AFTER_SIZE);
        assertThat(gates.subList(0, 6)).extracting(RiskGate::phase).containsOnly(Phase.BEFORE_SIZE);
    }

    @Test
    void theyTakeTheLimitsOfTheSettings() {
        RiskSettings tight = RiskSettings.builder()
                .maxDailyLoss(Ratio.ofPercent("1"))
                .maxOpenTrades(2)
                .minBalance(new BigDecimal("70"))
                .reachability(Duration.ofSeconds(3))
                .build();

        assertThat(StandardGates.of(tight))
                .extracting(gate -> new Given().by(gate).limit())
                .containsExactly(
                        "below 100 USDT lost",
                        "running",
                        "at most 2 open",
                        "at least 70 USDT",
                        "answered at most 3 s ago",
                        "trading",
                        "at least 0.00001 BTC and 5 USDT");
    }

    @Test
    void aLossOfTheDayAtItsLimitIsTooMuch() {
        RiskGate gate = new DailyLossLimitGate(Ratio.ofPercent("3"));

        assertThat(new Given().day("10000", "-299.99").by(gate).passed()).isTrue();
        assertThat(new Given().day("10000", "-300").by(gate))
                .isEqualTo(Verdict.veto(
                        ReasonCode.DAILY_LOSS_LIMIT,
                        "below 300 USDT lost",
                        "300 USDT lost",
                        "day 2026-05-15",
                        "day-start equity 10000 USDT",
                        "most 3 %"));
        assertThat(new Given().day("10000", "-300.01").by(gate).passed()).isFalse();
        assertThat(new Given().day("10000", "300").by(gate).passed()).isTrue();
    }

    @Test
    void aDayThatBeganWithNothingHasNotReachedItsLossLimit() {
        RiskGate gate = new DailyLossLimitGate(Ratio.ofPercent("3"));

        assertThat(new Given().day("0", "0").by(gate).passed()).isTrue();
        assertThat(new Given().day("0", "-0.01").by(gate).passed()).isFalse();
    }

    @Test
    void anAccountThatIsNotRunningTakesNoEntry() {
        RiskGate gate = new AccountRunningGate();

        assertThat(new Given().by(gate)).isEqualTo(Verdict.pass("running", "running", "account main"));
        assertThat(new Given()
                        .status(AccountStatus.RUNNING.halted(HaltCause.HUMAN))
                        .by(gate))
                .isEqualTo(Verdict.veto(ReasonCode.ACCOUNT_HALTED, "running", "halted(human)", "account main"));
        assertThat(new Given()
                        .status(new AccountStatus(Set.of(), true))
                        .by(gate)
                        .passed())
                .isFalse();
    }

    @Test
    void asManyTradesAsAllowedAreEnough() {
        RiskGate gate = new OpenTradesGate(2);

        assertThat(new Given().open("BTC/USDT", "1000").by(gate))
                .isEqualTo(Verdict.pass("at most 2 open", "1 open", "BTC/USDT 1000 USDT"));
        assertThat(new Given().open("BTC/USDT", "1000").open("ETH/EUR", "20").by(gate))
                .isEqualTo(Verdict.veto(
                        ReasonCode.POSITION_ALREADY_OPEN,
                        "at most 2 open",
                        "2 open",
                        "BTC/USDT 1000 USDT",
                        "ETH/EUR 20 EUR"));
    }

    @Test
    void theLeastBalanceIsEnough() {
        RiskGate gate = new MinBalanceGate(new BigDecimal("50"));

        assertThat(new Given().equity("50.01").by(gate).passed()).isTrue();
        assertThat(new Given().equity("50").by(gate)).isEqualTo(Verdict.pass("at least 50 USDT", "50 USDT"));
        assertThat(new Given().equity("49.99").by(gate))
                .isEqualTo(Verdict.veto(ReasonCode.BALANCE_BELOW_MINIMUM, "at least 50 USDT", "49.99 USDT"));
    }

    @Test
    void anAnswerOfTheVenueCountsAsLongAsAllowed() {
        RiskGate gate = new VenueReachableGate(Duration.ofSeconds(10));

        assertThat(new Given().reachableAt(Entries.NOW.minusSeconds(10)).by(gate))
                .isEqualTo(Verdict.pass("answered at most 10 s ago", "10 s ago", "answered at 2026-05-15T08:14:22Z"));
        Verdict late = new Given()
                .reachableAt(Entries.NOW.minusSeconds(10).minusNanos(1))
                .by(gate);
        assertThat(late.reason()).contains(ReasonCode.EXCHANGE_UNREACHABLE);
        assertThat(late.actual()).isEqualTo("10.000000001 s ago");
        assertThat(new Given().reachableAt(Entries.NOW).by(gate).actual()).isEqualTo("0 s ago");
        assertThat(new Given()
                        .reachableAt(Entries.NOW.minusMillis(250))
                        .by(gate)
                        .actual())
                .isEqualTo("0.25 s ago");
    }

    @Test
    void aPairThatIsNotTradedIsNotAvailable() {
        RiskGate gate = new PairAvailableGate();

        assertThat(new Given().by(gate))
                .isEqualTo(Verdict.pass("trading", "trading", "symbol BTC/USDT", "at the venue BTCUSDT"));
        assertThat(new Given()
                        .instrument(Entries.rules().tradable(false).build())
                        .by(gate))
                .isEqualTo(Verdict.veto(
                        ReasonCode.PAIR_NOT_AVAILABLE,
                        "trading",
                        "not trading",
                        "symbol BTC/USDT",
                        "at the venue BTCUSDT"));
    }

    /** What is left of 0.01 after a fee of 0.1 % is 0.00999, worth 584.47494 at 58,800 less 0.5 %. */
    @Test
    void theLeastValueIsEnoughAtTheWorstExit() {
        RiskGate gate = new MinNotionalGate(settings);

        assertThat(leastValue("584.47494").by(gate))
                .isEqualTo(Verdict.pass(
                        "at least 0.00001 BTC and 584.47494 USDT",
                        "0.00999 BTC worth 584.47494 USDT at worst",
                        "size 0.01 BTC",
                        "fee 0.1 %",
                        "worst exit 58506 USDT"));
        assertThat(leastValue("584.47493").by(gate).passed()).isTrue();
        assertThat(leastValue("584.47495").by(gate).reason()).contains(ReasonCode.BELOW_MIN_NOTIONAL);
    }

    private static Given leastValue(String usdt) {
        return new Given()
                .instrument(Entries.rules().minNotional(Entries.usdt(usdt)).build());
    }

    @Test
    void theLeastQuantityIsEnoughAfterTheFee() {
        RiskGate gate = new MinNotionalGate(settings);

        assertThat(leastQuantity("0.00999").by(gate).passed()).isTrue();
        assertThat(leastQuantity("0.00998").by(gate).passed()).isTrue();
        assertThat(leastQuantity("0.01").by(gate).reason()).contains(ReasonCode.BELOW_MIN_NOTIONAL);
        assertThat(nothingLeast().size("0.00001").by(gate).reason())
                .as("one step, of which the fee leaves nothing")
                .contains(ReasonCode.BELOW_MIN_NOTIONAL);
        assertThat(nothingLeast().size("0.00002").by(gate).passed()).isTrue();
    }

    private static Given leastQuantity(String btc) {
        return new Given()
                .instrument(Entries.rules().minQuantity(Quantity.of(btc)).build());
    }

    private static Given nothingLeast() {
        return new Given()
                .instrument(Entries.rules()
                        .minQuantity(Quantity.ZERO)
                        .minNotional(Entries.usdt("0"))
                        .build());
    }

    @Test
    void aLimitOutOfItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DailyLossLimitGate(Ratio.ZERO))
                .withMessage("DailyLossLimitGate cannot work: most must be above 0 % and at most 100 %, is 0 %.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DailyLossLimitGate(Ratio.ofPercent("100.1")))
                .withMessageContaining("is 100.1 %");
        assertThat(new Given().by(new DailyLossLimitGate(Ratio.ONE)).limit()).isEqualTo("below 10000 USDT lost");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenTradesGate(0))
                .withMessage("OpenTradesGate cannot work: most must be above 0, is 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinBalanceGate(new BigDecimal("-0.01")))
                .withMessage("MinBalanceGate cannot work: least must be 0 or above, is -0.01.");
        assertThat(new Given().by(new MinBalanceGate(BigDecimal.ZERO)).limit()).isEqualTo("at least 0 USDT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VenueReachableGate(Duration.ZERO))
                .withMessage("VenueReachableGate cannot work: longest must be above 0 s, is 0 s.");
    }
}
