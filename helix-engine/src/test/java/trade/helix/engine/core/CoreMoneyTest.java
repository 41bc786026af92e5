package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.engine.core.ModelVenue.USDT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.risk.Activity;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.engine.core.ModelVenue.Fees;
import trade.helix.risk.RiskSettings;

/** The money rules: which day a result belongs to, transfers, allowances, fees, and what a person may resume. */
class CoreMoneyTest {
    private final ModelWorld world = new ModelWorld(3);

    @Test
    void aProfitFilledBeforeMidnightAndHeardOfAfterItIsOfTheDayBefore() {
        world.venue.now = Instant.parse("2026-05-15T23:59:50Z");
        open();
        world.venue.move(Price.of("58700"));
        LocalDate day = LocalDate.parse("2026-05-15");
        world.venue.now = Instant.parse("2026-05-16T00:10:00Z");
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(losses().day()).isEqualTo(day.plusDays(1));

        world.pass(Duration.ofSeconds(5));
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(losses().lossToday()).as("of the day before").isEqualTo(Money.zero(USDT));
        assertThat(losses().realisedEquity()).isLessThan(usdt("10000"));
    }

    @Test
    void aDepositCountsOnceItStandsAndAsEquityFromTheNextDayOn() {
        tradeOnce();
        LossFigures before = losses();
        world.venue.usdt = world.venue.usdt.add(new BigDecimal("5000"));
        decide();
        assertThat(transfers()).isEmpty();
        world.pass(Duration.ofSeconds(11));
        String sized = decide();
        assertThat(transfers()).containsExactly(usdt("5000"));
        assertThat(sized).as("the lower equity").contains("equity " + before.realisedEquity());
        assertThat(losses().drawdown().ratioTo(losses().peakEquity()))
                .isEqualTo(before.drawdown().ratioTo(before.peakEquity()));
        assertThat(losses().dayStartEquity()).isEqualTo(before.dayStartEquity());

        world.venue.now = world.venue.now.plus(Duration.ofDays(1));
        assertThat(decide()).contains("equity " + before.realisedEquity().plus(usdt("5000")));
    }

    @Test
    void aWithdrawalLowersEquityAtOnceAndIsNoLoss() {
        tradeOnce();
        LossFigures before = losses();
        world.venue.usdt = world.venue.usdt.subtract(new BigDecimal("4000"));
        assertThat(decide()).contains("equity " + before.realisedEquity().minus(usdt("4000")));
        world.pass(Duration.ofSeconds(11));
        decide();
        assertThat(transfers()).containsExactly(usdt("-4000"));
        assertThat(losses().lossToday()).isEqualTo(before.lossToday());
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void ourOwnTradesAreNoTransfers() {
        for (Fees fees : Fees.values()) {
            world.venue.fees = fees;
            tradeOnce();
            world.pass(Duration.ofSeconds(30));
            decide();
            world.pass(Duration.ofSeconds(30));
            decide();
        }
        assertThat(transfers()).isEmpty();
    }

    @Test
    void aFillBeyondItsAllowanceIsReportedWithItsExcess() {
        world.venue.slip = Ratio.ofPercent("1");
        world.exitsHold = false;
        world.signal(SignalAction.BUY);
        // Without the bound that the model keeps in histories: the price has moved between decision and fill.
        world.venue.price = Price.of("60300");
        world.performAll();
        assertThat(excesses()).as("bounded by the model").isEmpty();

        world.venue.slip = Ratio.ZERO;
        world.venue.move(Price.of("50000"));
        world.pass(Duration.ofSeconds(5));
        assertThat(excesses()).as("stops hold in the model").isEmpty();
        open();
        world.venue.price = Price.of("40000");
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));
        // Bought at 50,000, stop at 49,000, allowed down to 48,755: 8,755 too little for each unit.
        Quantity sold = world.venue.fills.get(world.venue.fills.size() - 1).quantity();
        assertThat(excesses()).containsExactly(Price.of("8755").times(sold, USDT));
    }

    @Test
    void aFeeInAThirdAssetWaitsForTheRulesOfItsSymbol() {
        world.venue.fees = Fees.THIRD;
        world.venue.accidents.add(Accident.DROPPED_AFTER);
        world.signal(SignalAction.BUY);
        world.perform();
        world.forgetFacts();
        world.pass(Duration.ofSeconds(10));
        Money fee = world.state.openTrades().get(0).fees();
        assertThat(fee.isPositive()).as("the undiscounted taker fee").isTrue();
        assertThat(world.state.account().trades().values())
                .allMatch(trade -> trade.entry().isSettled());
    }

    @Test
    void aSellClosesEveryTradeOfItsSymbol() {
        open();
        world.venue.move(Price.of("60500"));
        world.pass(Duration.ofSeconds(2));
        open();
        assertThat(world.state.openTrades()).hasSize(2);
        SignalRef sell = world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(world.answers.get(sell)).isInstanceOf(SignalOutcome.Closed.class);
    }

    @Test
    void aRestartLiftsNothingAndAPersonLiftsWhatIsResolved() {
        world.step(new Input.StepFailed(world.venue.now, "a bug", null));
        world.boot();
        assertThat(world.state.status().causes()).containsExactly(HaltCause.UNRESOLVED);

        world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void whatIsNotResolvedStaysHalted() {
        world.venue.always = Accident.SILENT;
        world.signal(SignalAction.BUY);
        world.pass(Duration.ofSeconds(5));
        world.step(new Input.StepFailed(world.venue.now, "a bug", null));
        world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        assertThat(world.state.status().causes()).containsExactly(HaltCause.UNRESOLVED);
    }

    @Test
    void entriesWaitWhileFillsOfALaterDayAreBooked() {
        open();
        world.venue.now = Instant.parse("2026-05-16T00:00:01Z");
        world.venue.move(Price.of("58700"));
        world.pass(Duration.ofSeconds(5));
        assertThat(losses().day()).isEqualTo(LocalDate.parse("2026-05-16"));
        world.venue.now = Instant.parse("2026-05-15T23:59:58Z");
        SignalRef buy = world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(world.answers.get(buy))
                .isInstanceOfSatisfying(
                        SignalOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.NOT_COMPUTABLE));
    }

    @Test
    void aKillClosesWhatIsOpenOnlyWhereThatIsSet() {
        for (boolean closes : List.of(true, false)) {
            ModelWorld killed = new ModelWorld(
                    RiskSettings.builder().maxOpenTrades(2).closeOnKill(closes).build(), BigDecimal.ZERO);
            killed.signal(SignalAction.BUY);
            killed.performAll();
            AccountState account = killed.state.account();
            killed.step(new Input.HaltCommanded(killed.venue.now, "ann"));
            assertThat(account.trades()).hasSize(1);
            killed.record(new JournalRecord.AccountUpdated(
                    account.figures().with(new AccountStatus(Set.of(), true)), "test"));
            killed.pass(Duration.ofSeconds(10));
            assertThat(killed.state.openTrades()).hasSize(closes ? 0 : 1);
        }
    }

    @Test
    void aResidualBecomesTheOwners() {
        tradeOnce();
        Map<?, Quantity> holdings = world.state.account().figures().holdings();
        assertThat(holdings.get(ModelVenue.BTC)).isEqualTo(new Quantity(world.venue.btc));
        assertThat(world.venue.btc).isPositive();
    }

    @Test
    void entriesOfTheDayAndStopOutsAreCountedAlsoAfterARestart() {
        open();
        world.venue.move(Price.of("58700"));
        Instant stopped = world.venue.now;
        world.pass(Duration.ofSeconds(5));
        open();
        world.boot();
        world.pass(Duration.ofSeconds(2));
        Activity activity = world.state.account().activity();
        LocalDate today = LocalDate.parse("2026-05-15");
        assertThat(activity).isEqualTo(new Activity(today, 2, Map.of(ModelVenue.SYMBOL, stopped)));
        assertThat(activity.in(today.plusDays(1)).entries()).isZero();

        world.venue.now = world.venue.now.plus(Duration.ofDays(1));
        open();
        assertThat(world.state.account().activity().entries()).isEqualTo(1);
    }

    private void open() {
        world.signal(SignalAction.BUY);
        world.performAll();
    }

    private void tradeOnce() {
        open();
        world.venue.move(Price.of("59500"));
        world.pass(Duration.ofSeconds(3));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(3));
        assertThat(world.state.openTrades()).isEmpty();
    }

    /** Lets an entry be decided, and tells how it was sized; a halted account decides and opens nothing. */
    private String decide() {
        world.step(new Input.HaltCommanded(world.venue.now, "test"));
        SignalRef ref = world.signal(SignalAction.BUY);
        world.performAll();
        world.step(new Input.ResumeCommanded(world.venue.now, "test"));
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.SignalDecided.class::isInstance)
                .map(JournalRecord.SignalDecided.class::cast)
                .filter(decided -> decided.ref().equals(ref))
                .map(decided -> String.join("\n", decided.trace().sizing()))
                .findFirst()
                .orElseThrow();
    }

    private List<Money> transfers() {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.TransferRecorded.class::isInstance)
                .map(record -> ((JournalRecord.TransferRecorded) record).amount())
                .toList();
    }

    private List<Money> excesses() {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.AllowanceExceeded.class::isInstance)
                .map(record -> ((JournalRecord.AllowanceExceeded) record).excess())
                .toList();
    }

    private LossFigures losses() {
        return Objects.requireNonNull(world.state.losses().get(USDT));
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
