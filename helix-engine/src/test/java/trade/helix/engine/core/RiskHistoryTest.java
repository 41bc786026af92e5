package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.journal.Decision;
import trade.helix.api.journal.JournalEntry;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.journal.Leg;
import trade.helix.api.risk.LossFigures;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.Trade;
import trade.helix.api.value.Price;
import trade.helix.api.value.Ratio;
import trade.helix.engine.core.ModelVenue.Accident;
import trade.helix.engine.core.ModelVenue.Fees;
import trade.helix.risk.RiskSettings;

/**
 * The loss limit over whole histories: signals, prices, fills up to their allowances and in parts, fees, days, fills that are
 * heard of late, restarts, faults, transfers and commands. After every step invariants I1 (loss limit), I2 (veto), I8
 * (restarts change nothing), I11 (exits pass) and I12 (halts hold) are checked, and {@link NaiveFigures} agrees with the
 * account's figures.
 */
class RiskHistoryTest {
    private enum Act {
        BUY,
        /** Its effects are performed one by one, with other things between. */
        SLOW_BUY,
        SELL,
        RISE,
        FALL,
        CRASH_DOWN,
        SECOND,
        MINUTE,
        HOURS,
        PERFORM_ONE,
        RESTART,
        DEPOSIT,
        WITHDRAW,
        HALT,
        RESUME,
        ACKNOWLEDGE
    }

    private record Event(Act act, Accident accident) {}

    private record Terms(
            int trades, String risk, String daily, Fees fees, boolean sliced, String slip, boolean autoResume) {
        RiskSettings settings() {
            return RiskSettings.builder()
                    .maxOpenTrades(trades)
                    .riskPerTrade(Ratio.ofPercent(risk))
                    .maxDailyLoss(Ratio.ofPercent(daily))
                    .autoResume(autoResume)
                    .build();
        }
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("1", "1.3", "1.9"),
                        Arbitraries.of("3", "4"),
                        Arbitraries.of(Fees.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of("0", "0.1", "5"),
                        Arbitraries.of(true, false))
                .as(Terms::new);
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(20, Act.BUY),
                Tuple.of(3, Act.SLOW_BUY),
                Tuple.of(3, Act.SELL),
                Tuple.of(3, Act.RISE),
                Tuple.of(8, Act.FALL),
                Tuple.of(3, Act.CRASH_DOWN),
                Tuple.of(8, Act.SECOND),
                Tuple.of(2, Act.MINUTE),
                Tuple.of(6, Act.HOURS),
                Tuple.of(4, Act.PERFORM_ONE),
                Tuple.of(1, Act.RESTART),
                Tuple.of(1, Act.DEPOSIT),
                Tuple.of(1, Act.WITHDRAW),
                Tuple.of(1, Act.HALT),
                Tuple.of(8, Act.RESUME),
                Tuple.of(1, Act.ACKNOWLEDGE));
        Arbitrary<Accident> accidents = Arbitraries.frequency(
                Tuple.of(80, Accident.NONE),
                Tuple.of(1, Accident.NOT_SENT),
                Tuple.of(1, Accident.REFUSED),
                Tuple.of(1, Accident.DROPPED_BEFORE),
                Tuple.of(1, Accident.DROPPED_AFTER),
                Tuple.of(1, Accident.SILENT),
                Tuple.of(1, Accident.HALF));
        return Combinators.combine(acts, accidents)
                .as(Event::new)
                .list()
                .ofMinSize(50)
                .ofMaxSize(130);
    }

    @Property(tries = 400)
    @AddLifecycleHook(FewerTries.class)
    void noHistoryLosesMoreThanTheLimit(@ForAll("histories") List<Event> history, @ForAll("terms") Terms terms) {
        ModelWorld world = new ModelWorld(terms.settings(), BigDecimal.ZERO);
        world.exitsHold = true;
        world.venue.fees = terms.fees();
        world.venue.sliced = terms.sliced();
        world.venue.slip = Ratio.ofPercent(terms.slip());
        for (Event event : history) {
            if (event.accident() != Accident.NONE) {
                world.venue.accidents.add(event.accident());
            }
            act(world, event.act());
            check(world);
        }
        everyUnitIsExplained(world);
        int filled = filledTrades(world);
        Statistics.label("a transfer was found")
                .collect(has(world, JournalRecord.TransferRecorded.class))
                .coverage(coverage -> coverage.check(true)
                        .percentage(share -> share >= 20 || FewerTries.areInForce(RiskHistoryTest.class)));
        boolean limited = world.journal.stream().anyMatch(RiskHistoryTest::isLimitedByTheBudget);
        Statistics.label("trades filled").collect(Math.min(5, filled));
        Statistics.label("three trades and a size that the budget limited")
                .collect(filled >= 3 && limited)
                .coverage(coverage -> coverage.check(true)
                        .percentage(share -> share >= 30 || FewerTries.areInForce(RiskHistoryTest.class)));
    }

    private static void act(ModelWorld world, Act act) {
        switch (act) {
            case BUY -> {
                world.signal(SignalAction.BUY);
                world.performAll();
            }
            case SLOW_BUY -> world.signal(SignalAction.BUY);
            case SELL -> sell(world);
            case RISE -> world.venue.move(scaled(world, "1.01"));
            case FALL -> world.venue.move(scaled(world, "0.98"));
            case CRASH_DOWN -> world.venue.move(scaled(world, "0.9"));
            case SECOND -> world.pass(Duration.ofSeconds(1));
            case MINUTE -> world.pass(Duration.ofMinutes(1));
            case HOURS -> world.venue.now = world.venue.now.plus(Duration.ofHours(7));
            case PERFORM_ONE -> world.perform();
            case RESTART -> world.boot();
            case DEPOSIT -> world.venue.usdt = world.venue.usdt.add(new BigDecimal("1500"));
            case WITHDRAW ->
                world.venue.usdt = world.venue.usdt.subtract(world.venue.usdt.multiply(new BigDecimal("0.2")));
            case HALT -> {
                world.step(new Input.HaltCommanded(world.venue.now, "test"));
                assertThat(world.state.status().causes()).as("I12").contains(HaltCause.HUMAN);
            }
            case RESUME -> world.step(new Input.ResumeCommanded(world.venue.now, "test"));
            case ACKNOWLEDGE -> world.step(new Input.KillAcknowledged(world.venue.now, "test"));
            default -> throw new AssertionError(act);
        }
    }

    /** In the end the venue's money is what fills and transfers explain, roundings aside. */
    private static void everyUnitIsExplained(ModelWorld world) {
        world.venue.accidents.clear();
        world.step(new Input.HaltCommanded(world.venue.now, "test"));
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofMinutes(1));
            world.signal(SignalAction.BUY);
            world.performAll();
        }
        LossFigures losses = world.state.losses().get(ModelVenue.USDT);
        if (losses == null || !world.state.openQuestions().isEmpty()) {
            return;
        }
        BigDecimal explained = losses.cash()
                .plus(Transfers.flow(world.state.account(), ModelVenue.USDT))
                .amount();
        assertThat(world.venue.usdt.subtract(explained).abs())
                .as("the venue has %s, explained are %s", world.venue.usdt, explained)
                .isLessThanOrEqualTo(explained.multiply(new BigDecimal("0.00001")));
    }

    private static boolean has(ModelWorld world, Class<?> kind) {
        return world.journal.stream().anyMatch(entry -> kind.isInstance(entry.record()));
    }

    /** Exits pass in every state of the account. */
    private static void sell(ModelWorld world) {
        boolean open = !world.state.openTrades().isEmpty();
        SignalRef ref = world.signal(SignalAction.SELL);
        Decision decision = world.journal.stream()
                .flatMap(entry -> record(entry, JournalRecord.SignalDecided.class).stream())
                .filter(decided -> decided.ref().equals(ref))
                .findFirst()
                .orElseThrow()
                .decision();
        if (open) {
            assertThat(decision.trade()).as("I11").isNotNull();
        } else {
            assertThat(decision.reason()).as("I11").isEqualTo(ReasonCode.NO_OPEN_POSITION);
        }
    }

    private static Price scaled(ModelWorld world, String factor) {
        BigDecimal moved = world.venue.price.value().multiply(new BigDecimal(factor));
        return new Price(moved.setScale(2, java.math.RoundingMode.HALF_EVEN).max(new BigDecimal("1000")));
    }

    private static void check(ModelWorld world) {
        LossFigures losses = world.state.losses().get(ModelVenue.USDT);
        entriesAreApproved(world);
        if (losses == null) {
            return;
        }
        RiskSettings settings = world.settings;
        NaiveFigures naive = new NaiveFigures(
                world.journal,
                settings.maxDailyLoss().fraction(),
                settings.maxDrawdown().fraction());
        LocalDate day = losses.day();

        // The oracle agrees.
        assertThat(losses.realisedToday().amount()).isEqualByComparingTo(naive.realisedOn(day));
        assertThat(losses.realisedEquity().amount()).isEqualByComparingTo(naive.equity);
        assertThat(losses.peakEquity().amount()).isEqualByComparingTo(naive.peak);
        assertThat(world.state.account().figures().lossStreak()).isEqualTo(naive.streak);
        assertThat(world.state.account().trades().values().stream()
                        .map(trade -> trade.reserved().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(naive.reserved());

        // The limits hold, on earlier days too, of which fills may have been heard of later.
        for (LocalDate earlier : naive.days()) {
            assertThat(naive.realisedOn(earlier).negate())
                    .as("I1: lost on %s", earlier)
                    .isLessThanOrEqualTo(naive.dailyLimit(earlier));
        }
        BigDecimal lost = naive.realisedOn(day).negate().max(BigDecimal.ZERO);
        assertThat(lost.add(naive.reserved()))
                .as("I1: lost on %s and reserved", day)
                .isLessThanOrEqualTo(naive.dailyLimit(day));
        assertThat(naive.peak.subtract(naive.equity).add(naive.reserved()))
                .as("I1: drawdown and reserved")
                .isLessThanOrEqualTo(naive.drawdownLimit(day));
        assertThat(refolded(world)).as("I8").isEqualTo(world.state.account().figures());
    }

    /** No entry without a decision that accepted it while the account was running, every gate passed. */
    private static void entriesAreApproved(ModelWorld world) {
        AccountStatus status = AccountStatus.RUNNING;
        Optional<JournalRecord.SignalDecided> decided = Optional.empty();
        for (JournalEntry entry : world.journal) {
            status = record(entry, JournalRecord.AccountUpdated.class)
                    .map(updated -> updated.figures().status())
                    .orElse(status);
            Optional<JournalRecord.IntentCommitted> intent = record(entry, JournalRecord.IntentCommitted.class)
                    .filter(committed -> committed.intent().leg() == Leg.ENTRY);
            if (intent.isPresent()) {
                assertThat(status.isRunning())
                        .as("I12: entries while running only")
                        .isTrue();
                assertThat(decided.orElseThrow().decision().trade())
                        .as("I2")
                        .isEqualTo(intent.get().intent().trade());
                assertThat(decided.orElseThrow().trace().gates())
                        .as("I2")
                        .isNotEmpty()
                        .allMatch(gate -> gate.verdict().passed());
            }
            decided = record(entry, JournalRecord.SignalDecided.class);
        }
    }

    private static Object refolded(ModelWorld world) {
        AccountState state = AccountState.empty(ModelWorld.ACCOUNT, "epoch");
        for (JournalEntry entry : world.journal) {
            state = JournalFold.after(state, entry);
        }
        return state.figures();
    }

    private static int filledTrades(ModelWorld world) {
        return (int) world.journal.stream()
                .flatMap(entry -> record(entry, JournalRecord.TradeUpdated.class).stream())
                .map(JournalRecord.TradeUpdated::trade)
                .filter(trade -> !trade.entry().filled().isZero())
                .map(Trade::id)
                .distinct()
                .count();
    }

    private static boolean isLimitedByTheBudget(JournalEntry entry) {
        return record(entry, JournalRecord.SignalDecided.class)
                .filter(decided -> decided.decision().trade() != null)
                .map(decided -> decided.trace().sizing().stream().anyMatch(step -> step.startsWith("cap loss budget")))
                .orElse(false);
    }

    private static <R> Optional<R> record(JournalEntry entry, Class<R> kind) {
        return Optional.of(entry.record()).filter(kind::isInstance).map(kind::cast);
    }
}
