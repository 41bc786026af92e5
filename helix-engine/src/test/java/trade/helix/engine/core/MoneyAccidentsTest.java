package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.engine.core.ModelVenue.BTC;
import static trade.helix.engine.core.ModelVenue.USDT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.HaltCause;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.value.Money;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;
import trade.helix.api.venue.Capabilities;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.risk.RiskManager;
import trade.helix.risk.RiskSettings;
import trade.helix.risk.SpreadGate;

/** Money that moves, days, halts and odd markets: what must hold where they meet. */
class MoneyAccidentsTest {
    private ModelWorld world = new ModelWorld(3);

    @Test
    void aSignalOnAnUnfundedQuoteAssetDoesNotKillTheAccount() {
        world.venue.usdt = BigDecimal.ZERO;
        world.pass(Duration.ofSeconds(15));
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(world.state.status().killed()).as("nothing was ever lost").isFalse();
        assertThat(world.state.status().isRunning()).isTrue();
    }

    @Test
    void takingAllTheMoneyOutDoesNotKillTheAccount() {
        tradeOnce();
        world.venue.usdt = BigDecimal.ZERO;
        decide();
        world.pass(Duration.ofSeconds(11));
        decide();
        assertThat(world.state.status().killed()).as("a withdrawal is no loss").isFalse();
    }

    @Test
    void theDrawdownStaysTheSameShareOverAWithdrawalOfEverythingAndADepositLater() {
        stoppedOutOnce();
        Ratio before = losses().drawdown().ratioTo(losses().peakEquity());
        world.venue.usdt = BigDecimal.ZERO;
        world.step(new Input.FactsRead(world.venue.now, world.state.factsVersion(), world.venue.facts()));
        world.pass(Duration.ofSeconds(11));
        world.step(new Input.FactsRead(world.venue.now, world.state.factsVersion(), world.venue.facts()));
        world.venue.usdt = new BigDecimal("1000");
        world.pass(Duration.ofSeconds(11));
        world.step(new Input.FactsRead(world.venue.now, world.state.factsVersion(), world.venue.facts()));
        world.pass(Duration.ofSeconds(11));
        world.step(new Input.FactsRead(world.venue.now, world.state.factsVersion(), world.venue.facts()));
        assertThat(transfers()).hasSize(2);
        assertThat(losses().drawdown().ratioTo(losses().peakEquity()).percent())
                .isCloseTo(before.percent(), org.assertj.core.data.Offset.offset(new BigDecimal("0.01")));
    }

    @Test
    void theDailyHaltDoesNotTripWhereNothingWasLost() {
        world = new ModelWorld(
                RiskSettings.builder().riskPerTrade(Ratio.ofPercent("7")).build(), BigDecimal.ZERO);
        world.signal(SignalAction.BUY);
        world.performAll();
        assertThat(losses().lossToday()).isEqualTo(Money.zero(USDT));
        assertThat(world.state.status().causes()).doesNotContain(HaltCause.DAILY_LIMIT);
    }

    /** Deposit, restart (first look), signal (second look): the day is opened after the transfer is booked. */
    @Test
    void aDepositOfTheDayDoesNotRaiseThatDaysLimitWhereTwoLooksComeBeforeItIsOpened() {
        tradeOnce();
        Money before = losses().realisedEquity();
        world.venue.now = Instant.parse("2026-05-16T08:00:00Z");
        world.venue.usdt = world.venue.usdt.add(new BigDecimal("50000"));
        world.boot();
        world.performAll();
        world.pass(Duration.ofSeconds(30));
        decide();
        assertThat(losses().day()).isEqualTo(LocalDate.parse("2026-05-16"));
        assertThat(losses().dayStartEquity())
                .as("not observed at 00:00: the lower of last committed and first observed")
                .isLessThanOrEqualTo(before);
    }

    /** As above: the size of a trade, by the deposit of the same day. */
    @Test
    void aDepositOfTheDayDoesNotCountInSizesOfThatDay() {
        tradeOnce();
        Money before = losses().realisedEquity();
        world.venue.now = Instant.parse("2026-05-16T08:00:00Z");
        world.venue.usdt = world.venue.usdt.add(new BigDecimal("50000"));
        world.boot();
        world.performAll();
        world.pass(Duration.ofSeconds(30));
        assertThat(decide()).contains("equity " + before);
    }

    /** Money goes out overnight, then the stop fills before anything is observed on the new day. */
    @Test
    void aDayThatAFillOpensTakesTheLowerEquityToo() {
        open();
        world.venue.usdt = world.venue.usdt.subtract(new BigDecimal("4500"));
        world.venue.now = Instant.parse("2026-05-16T00:10:00Z");
        world.venue.move(Price.of("58700"));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.state.openTrades()).isEmpty();
        decide();
        assertThat(losses().dayStartEquity())
                .as("about 5,500 were there at 00:00")
                .isLessThanOrEqualTo(usdt("5500"));
    }

    /** The same, with the loss that it lets through: more than 3 % of what was there at 00:00. */
    @Test
    void aDayLosesNoMoreThanItsLimitAfterMoneyWentOutOvernight() {
        open();
        world.venue.usdt = world.venue.usdt.subtract(new BigDecimal("4500"));
        world.venue.now = Instant.parse("2026-05-16T00:10:00Z");
        for (int i = 0; i < 8; i++) {
            world.venue.move(new Price(
                    world.venue.price.value().multiply(new BigDecimal("0.975")).setScale(2, RoundingMode.DOWN)));
            world.pass(Duration.ofSeconds(15));
            open();
            world.pass(Duration.ofSeconds(15));
        }
        assertThat(losses().lossToday()).isLessThanOrEqualTo(usdt("5500").times(Ratio.ofPercent("3")));
    }

    /** 80 % goes out; then the balance gains a cent of interest between any two looks, so no two looks agree. */
    @Test
    void aWithdrawalScalesThePeakAlsoWhereTheBalanceNeverStandsStill() {
        tradeOnce();
        world.venue.usdt = world.venue.usdt.subtract(new BigDecimal("8000"));
        BigDecimal left = world.venue.usdt;
        for (int i = 0; i < 40 && !world.state.status().killed(); i++) {
            world.venue.now = world.venue.now.plus(Duration.ofDays(1));
            world.venue.usdt = world.venue.usdt.add(new BigDecimal("0.01"));
            open();
            world.venue.move(new Price(
                    world.venue.price.value().multiply(new BigDecimal("0.975")).setScale(2, RoundingMode.UP)));
            world.pass(Duration.ofSeconds(15));
            world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        }
        assertThat(world.venue.usdt)
                .as("at most a sixth lost of %s; transfers found: %s", left, transfers())
                .isGreaterThanOrEqualTo(left.multiply(new BigDecimal("0.84")));
    }

    /** The same on a venue that keeps balances with five decimals: the rounding of our own fills is enough. */
    @Test
    void aWithdrawalScalesThePeakAlsoWhereTheVenueRounds() {
        world = new ModelWorld(1);
        world.venue.price = Price.of("60123.47");
        tradeOnce();
        world.venue.usdt = world.venue.usdt.subtract(new BigDecimal("8000")).setScale(5, RoundingMode.DOWN);
        BigDecimal left = world.venue.usdt;
        for (int i = 0; i < 40 && !world.state.status().killed(); i++) {
            world.venue.now = world.venue.now.plus(Duration.ofDays(1));
            open();
            world.venue.move(new Price(
                    world.venue.price.value().multiply(new BigDecimal("0.975")).setScale(2, RoundingMode.UP)));
            world.pass(Duration.ofSeconds(15));
            world.venue.usdt = world.venue.usdt.setScale(5, RoundingMode.DOWN);
            world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        }
        assertThat(world.venue.usdt)
                .as("at most a sixth lost of %s; transfers found: %s", left, transfers())
                .isGreaterThanOrEqualTo(left.multiply(new BigDecimal("0.84")));
    }

    @Test
    void whatIsLeftUnsoldIsNotMoreThanWhatWasSetAside() {
        world = new ModelWorld(1);
        world.venue.usdt = new BigDecimal("100");
        world.pass(Duration.ofSeconds(15));
        open();
        Money reserved = reserved();
        world.exitsHold = true;
        world.venue.price = Price.of("58506");
        // All but 0.00008 BTC is sold: 4.7 USDT, less than the venue trades.
        world.venue.leaves = Quantity.of("0.00008");
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.HALF));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(5));
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(losses().lossToday()).as("I1: set aside").isLessThanOrEqualTo(reserved);
        assertThat(losses().lossToday()).as("I1: limit of the day").isLessThanOrEqualTo(usdt("3"));
    }

    /** A part sold with a profit on one day, a part with a loss on the next. */
    @Test
    void lostAndReservedStayWithinTheLimitOverAProfitOfTheDayBefore() {
        world = new ModelWorld(
                RiskSettings.builder().riskPerTrade(Ratio.ofPercent("3")).build(), BigDecimal.ZERO);
        open();
        world.venue.sliced = true;
        world.venue.move(Price.of("61000"));
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.HALF, Accident.REFUSED));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(3));
        assertThat(world.state.openTrades()).hasSize(1);
        assertThat(losses().realisedToday().isPositive()).isTrue();
        world.venue.now = Instant.parse("2026-05-16T00:10:00Z");
        world.venue.move(Price.of("58600"));
        world.pass(Duration.ofSeconds(1));
        world.pass(Duration.ofSeconds(3));
        assertThat(losses().day()).isEqualTo(LocalDate.parse("2026-05-16"));
        assertThat(losses().lossToday().isPositive()).isTrue();
        Money limit = losses().dayStartEquity().times(Ratio.ofPercent("3"));
        assertThat(losses().lossToday().plus(reserved())).as("I1").isLessThanOrEqualTo(limit);
    }

    @Test
    void aFeeThatASaleTakesInBaseIsPartOfTheResult() {
        world = new ModelWorld(3, new BigDecimal("1"));
        open();
        world.venue.salesPayInBase = true;
        world.venue.move(Price.of("60600"));
        world.pass(Duration.ofSeconds(3));
        world.signal(SignalAction.SELL);
        world.pass(Duration.ofSeconds(3));
        assertThat(world.state.openTrades()).isEmpty();
        BigDecimal residual = world.state.account().holding(BTC).value().subtract(BigDecimal.ONE);
        assertThat(world.venue.btc)
                .as("I7: the owner's bitcoin is all there")
                .isGreaterThanOrEqualTo(BigDecimal.ONE.add(residual));
    }

    /** A venue that keeps balances with five decimals (Kraken's cost of USDT pairs). */
    @Test
    void theVenuesRoundingOfOurOwnFillsIsNoTransfer() {
        for (int i = 0; i < 3; i++) {
            tradeOnce();
            world.venue.usdt = world.venue.usdt.setScale(5, RoundingMode.DOWN);
            world.venue.price = Price.of("60123.47");
            decide();
            world.pass(Duration.ofSeconds(30));
            decide();
        }
        assertThat(transfers()).isEmpty();
    }

    /** Bitcoin is the base of one pair and the quote of another. */
    @Test
    void whatWeBuyIsNoTransferOfAQuoteAsset() {
        world = new ModelWorld(3, new BigDecimal("0.5"));
        Money half = Money.of("0.5", "BTC");
        world.record(new JournalRecord.AccountUpdated(
                world.state.account().figures().with(LossFigures.first(LocalDate.parse("2026-05-15"), half, half)),
                "as after a first signal for ETH/BTC"));
        open();
        world.pass(Duration.ofSeconds(5));
        decide();
        world.pass(Duration.ofSeconds(15));
        decide();
        assertThat(transfers()).isEmpty();
    }

    /** The owner sells bitcoin of their own while a trade is open. */
    @Test
    void whatCameInIsNotSizedByWhileNobodyKnowsWhatItIs() {
        world = new ModelWorld(3, BigDecimal.ONE);
        open();
        world.pass(Duration.ofSeconds(3));
        world.venue.btc = world.venue.btc.subtract(new BigDecimal("0.5"));
        world.venue.usdt = world.venue.usdt.add(new BigDecimal("30000"));
        String sized = decide();
        BigDecimal equity = new BigDecimal(sized.replaceAll("(?s).*standard: equity ([0-9.]+) USDT.*", "$1"));
        assertThat(equity).as("the lower equity").isLessThanOrEqualTo(new BigDecimal("10000"));
    }

    @Test
    void moneyThatCameInAndWentOutAgainLeavesTheSizesAsTheyWere() {
        tradeOnce();
        Money before = losses().realisedEquity();
        for (String move : List.of("15000", "-15000")) {
            world.venue.usdt = world.venue.usdt.add(new BigDecimal(move));
            world.pass(Duration.ofSeconds(11));
            decide();
            world.pass(Duration.ofSeconds(11));
            decide();
        }
        assertThat(transfers()).hasSize(2);
        assertThat(decide()).contains("equity " + before);
    }

    /** Two trades of a symbol; the stop of one has filled, and the venue answers for balances only. */
    @Test
    void whatAStopOfOursBroughtIsNoTransferWhereAnotherTradeHoldsAsMuch() {
        open();
        world.venue.move(Price.of("60500"));
        world.pass(Duration.ofSeconds(2));
        open();
        assertThat(world.state.openTrades()).hasSize(2);
        world.venue.move(Price.of("59200"));
        world.venue.always = Accident.SILENT;
        decide();
        world.pass(Duration.ofSeconds(12));
        decide();
        assertThat(world.state.openTrades()).as("nothing was heard of the stop").hasSize(2);
        assertThat(transfers()).isEmpty();
    }

    /** The answer to an exit is lost in a step that failed: its outcome is not known, and a person resumes. */
    @Test
    void resumeDoesNotLiftUnresolvedWhileTheOutcomeOfAnExitIsUnknown() {
        open();
        world.signal(SignalAction.SELL);
        world.perform();
        var exit = world.state.account().trades().values().stream()
                .flatMap(trade -> trade.legs(Leg.EXIT))
                .findFirst()
                .orElseThrow();
        world.failNextStep(exit.id());
        assertThat(world.state.openQuestions()).containsExactly(exit.id());
        world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        assertThat(world.state.status().causes()).contains(HaltCause.UNRESOLVED);
    }

    @Test
    void anUnknownExitAdmitsNoEntry() {
        open();
        world.signal(SignalAction.SELL);
        world.perform();
        var exit = world.state.account().trades().values().stream()
                .flatMap(trade -> trade.legs(Leg.EXIT))
                .findFirst()
                .orElseThrow();
        world.failNextStep(exit.id());
        world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        long before = entries();
        open();
        assertThat(entries()).as("I6").isEqualTo(before);
    }

    @Test
    void aTradeWhoseStopWasTakenAwayTwiceKeepsTheAccountHalted() {
        open();
        for (int i = 0; i < 2; i++) {
            world.venue.orders.entrySet().stream()
                    .filter(entry -> entry.getValue().state().status().isLive())
                    .map(java.util.Map.Entry::getKey)
                    .toList()
                    .forEach(world.venue::cancelNow);
            world.pass(Duration.ofSeconds(5));
        }
        assertThat(world.state.status().causes()).containsExactly(HaltCause.UNRESOLVED);
        world.step(new Input.ResumeCommanded(world.venue.now, "ann"));
        long before = entries();
        open();
        assertThat(entries())
                .as("an unprotected trade is open: its loss has no bound")
                .isEqualTo(before);
    }

    /** A SELL closes two trades; the venue refuses the second exit; the sender repeats the SELL. */
    @Test
    void aRepeatedSellPassesWhileATradeThatItDidNotCloseIsOpen() {
        open();
        world.venue.move(Price.of("60500"));
        world.pass(Duration.ofSeconds(2));
        open();
        assertThat(world.state.openTrades()).hasSize(2);
        // Cancel, cancel, exit, exit.
        world.venue.accidents.addAll(List.of(Accident.NONE, Accident.NONE, Accident.NONE, Accident.REFUSED));
        world.signal(SignalAction.SELL, "Exit");
        world.performAll();
        assertThat(world.state.openTrades()).hasSize(1);
        SignalRef again = world.signal(SignalAction.SELL, "Exit");
        world.pass(Duration.ofSeconds(5));
        assertThat(world.answers.get(again)).as("I11").isNotInstanceOf(SignalOutcome.Deduplicated.class);
        assertThat(world.state.openTrades()).isEmpty();
    }

    /** A host that picks its own gates and leaves the standard ones out. */
    @Test
    void aHaltTakesNoEntriesWhateverGatesAreConfigured() {
        world = new ModelWorld(
                RiskManager.builder(RiskSettings.defaults())
                        .gate(new SpreadGate(Ratio.ofPercent("1")))
                        .build(),
                BigDecimal.ZERO);
        world.step(new Input.HaltCommanded(world.venue.now, "ann"));
        open();
        assertThat(entries()).as("I12").isZero();
    }

    /** The host's clock is set back by an hour; the price that was read before looks as if it came from the future. */
    @Test
    void aPriceFromAheadOfTheClockIsNotFresh() {
        world = new ModelWorld(1);
        world.signal(SignalAction.BUY, "one");
        world.performAll();
        world.signal(SignalAction.SELL);
        world.performAll();
        decide();
        world.pass(Duration.ofMinutes(5));
        world.step(new Input.FactsRead(world.venue.now, world.state.factsVersion(), world.venue.facts()));
        world.venue.now = world.venue.now.minus(Duration.ofMinutes(3));
        world.pass(Duration.ofMinutes(2));
        world.venue.price = Price.of("50000");
        open();
        Price quoted = world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .map(record -> ((JournalRecord.IntentCommitted) record).intent())
                .filter(intent -> intent.leg() == Leg.ENTRY)
                .reduce((a, b) -> b)
                .orElseThrow()
                .prices()
                .quoted();
        assertThat(quoted).as("the price of two minutes ago").isEqualTo(Price.of("50000"));
    }

    /** A limit of the stop below one tick: the protection could not be computed once the entry has filled. */
    @Test
    void whatCannotBeProtectedIsNotProposed() {
        TradePolicy policy = new TradePolicy(
                RiskSettings.builder().stopDistance(Ratio.ofPercent("50")).build(), Capabilities.of());
        var coarse = trade.helix.api.market.Instrument.builder()
                .symbol(ModelVenue.SYMBOL)
                .nativeName("X")
                .priceTick(Price.of("0.00000001"))
                .quantityStep(Quantity.of("1"))
                .minQuantity(Quantity.of("1"))
                .maxQuantity(Quantity.of("90000000"))
                .minNotional(Money.of("0", "USDT"))
                .takerFee(ModelVenue.FEE)
                .build();
        Price ask = Price.of("0.00000002");
        assertThat(ask.isAbove(policy.stop(ask, coarse))).isTrue();
        assertThat(policy.hasStopLimit(policy.stop(ask, coarse), coarse)).isFalse();
        Price dearer = Price.of("0.00000004");
        assertThat(policy.hasStopLimit(policy.stop(dearer, coarse), coarse)).isTrue();
        assertThat(policy.protection(dearer, coarse).stopLimit()).isEqualTo(Price.of("0.00000001"));
    }

    private void open() {
        world.signal(SignalAction.BUY);
        world.performAll();
    }

    private void stoppedOutOnce() {
        for (int i = 0; i < 2; i++) {
            open();
            world.venue.move(new Price(
                    world.venue.price.value().multiply(new BigDecimal("0.975")).setScale(2, RoundingMode.UP)));
            world.pass(Duration.ofSeconds(5));
        }
        assertThat(world.state.openTrades()).isEmpty();
        assertThat(losses().drawdown().isPositive()).isTrue();
    }

    private void tradeOnce() {
        open();
        world.venue.move(Price.of("60600"));
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

    private long entries() {
        return world.journal.stream()
                .map(entry -> entry.record())
                .filter(JournalRecord.IntentCommitted.class::isInstance)
                .filter(record ->
                        ((JournalRecord.IntentCommitted) record).intent().leg() == Leg.ENTRY)
                .count();
    }

    private Money reserved() {
        return world.state.account().trades().values().stream()
                .map(TradeState::reserved)
                .reduce(Money.zero(USDT), Money::plus);
    }

    private LossFigures losses() {
        return Objects.requireNonNull(world.state.losses().get(USDT));
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
