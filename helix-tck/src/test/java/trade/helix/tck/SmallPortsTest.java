package trade.helix.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trade.helix.api.event.EventId;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.SignalDeduplicated;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Sizing;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Quantity;

/** The rules of gates, sizers and listeners: sound ones keep them, and for each there is a wrong one that it notices. */
class SmallPortsTest {
    private static final Verdict PASS = Verdict.pass("at most 1", "0");
    private static final Sizing SIZE = Sizing.of(Quantity.of("0.01"), List.of("always 0.01"));

    /** A rule and something wrong that it must notice. */
    record Wrong<S>(Rule<S> rule, Supplier<S> subject) {
        @Override
        public String toString() {
            return rule.toString();
        }
    }

    static Stream<Wrong<?>> wrong() {
        return Stream.of(
                        wrongs(RiskGateContractTest.RULES, WRONG_GATES),
                        wrongs(PositionSizerContractTest.RULES, WRONG_SIZERS),
                        wrongs(TradingEventListenerContractTest.RULES, WRONG_LISTENERS))
                .flatMap(List::stream);
    }

    private static <S> List<Wrong<S>> wrongs(List<Rule<S>> rules, Map<String, Supplier<S>> subjects) {
        assertThat(subjects.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        rules.stream().map(Rule::number).toList());
        return rules.stream()
                .map(rule -> new Wrong<>(rule, subjects.get(rule.number())))
                .toList();
    }

    private static final Map<String, Supplier<RiskGate>> WRONG_GATES = Map.of(
            "G1", () -> changingName(),
            "G2", () -> gate((proposal, context) -> Verdict.pass("any", "size " + proposal.size())),
            "G3", () -> gate((proposal, context) -> Verdict.veto(ReasonCode.STALE, "", "")),
            "G4", () -> counting(),
            "G5", () -> forOneThread());

    private static final Map<String, Supplier<PositionSizer>> WRONG_SIZERS = Map.of(
            "Z1",
                    () -> (proposal, context) ->
                            Sizing.of(new Quantity(context.equity().amount()), List.of("all of it")),
            "Z2", () -> (proposal, context) -> Sizing.of(Quantity.of("0.01"), List.of()),
            "Z3", () -> growing(),
            "Z4", () -> sizerForOneThread());

    private static final Map<String, Supplier<TradingEventListener>> WRONG_LISTENERS = Map.of(
            "E1", () -> event -> refuse(event instanceof OrderOutcome),
            "E2", () -> event -> refuse(!(event instanceof OrderOutcome || event instanceof SignalDeduplicated)),
            "E3", () -> eachOnce(),
            "E4", () -> listenerForOneThread());

    @ParameterizedTest
    @MethodSource("wrong")
    <S> void aWrongOneIsNoticed(Wrong<S> wrong) {
        assertThatThrownBy(() -> wrong.rule().body().check(wrong.subject().get()))
                .isInstanceOf(Throwable.class);
    }

    static Stream<Wrong<?>> sound() {
        return Stream.of(
                        sounds(RiskGateContractTest.RULES, gate((proposal, context) -> PASS)),
                        sounds(PositionSizerContractTest.RULES, (proposal, context) -> SIZE),
                        sounds(TradingEventListenerContractTest.RULES, event -> {}))
                .flatMap(List::stream);
    }

    private static <S> List<Wrong<S>> sounds(List<Rule<S>> rules, S subject) {
        return rules.stream().map(rule -> new Wrong<>(rule, () -> subject)).toList();
    }

    @ParameterizedTest
    @MethodSource("sound")
    <S> void aSoundOneKeepsEachRule(Wrong<S> sound) {
        assertThatCode(() -> sound.rule().body().check(sound.subject().get())).doesNotThrowAnyException();
    }

    private static RiskGate gate(BiFunction<EntryProposal, RiskContext, Verdict> answer) {
        return new RiskGate() {
            @Override
            public GateId id() {
                return new GateId("tried");
            }

            @Override
            public Phase phase() {
                return Phase.BEFORE_SIZE;
            }

            @Override
            public Verdict check(EntryProposal proposal, RiskContext context) {
                return answer.apply(proposal, context);
            }
        };
    }

    private static RiskGate changingName() {
        AtomicInteger asked = new AtomicInteger();
        return new RiskGate() {
            @Override
            public GateId id() {
                return new GateId("tried-" + asked.incrementAndGet());
            }

            @Override
            public Phase phase() {
                return Phase.BEFORE_SIZE;
            }

            @Override
            public Verdict check(EntryProposal proposal, RiskContext context) {
                return PASS;
            }
        };
    }

    private static RiskGate counting() {
        AtomicInteger asked = new AtomicInteger();
        return gate((proposal, context) -> Verdict.pass("any", "asked " + asked.incrementAndGet() + " times"));
    }

    private static RiskGate forOneThread() {
        Thread owner = Thread.currentThread();
        return gate((proposal, context) -> {
            refuse(Thread.currentThread() != owner);
            return PASS;
        });
    }

    private static PositionSizer growing() {
        AtomicInteger asked = new AtomicInteger(1);
        return (proposal, context) -> Sizing.of(Quantity.of("" + asked.getAndIncrement()), List.of("one more"));
    }

    private static PositionSizer sizerForOneThread() {
        Thread owner = Thread.currentThread();
        return (proposal, context) -> {
            refuse(Thread.currentThread() != owner);
            return SIZE;
        };
    }

    private static TradingEventListener eachOnce() {
        Set<EventId> seen = new HashSet<>();
        return event -> {
            refuse(seen.contains(event.id()) && event instanceof SignalDeduplicated);
            seen.add(event.id());
        };
    }

    private static TradingEventListener listenerForOneThread() {
        Thread owner = Thread.currentThread();
        return event -> refuse(Thread.currentThread() != owner);
    }

    private static void refuse(boolean condition) {
        if (condition) {
            throw new IllegalStateException("wrong on purpose");
        }
    }

    @Test
    void randomCasesAreTheSameForASeedAndDifferOtherwise() {
        assertThat(figures(7)).isEqualTo(figures(7)).doesNotContainAnyElementsOf(figures(8));
        assertThat(RiskCases.random(7, 200)).allSatisfy(each -> {
            var proposal = each.proposal();
            assertThat(proposal.stop().value())
                    .isPositive()
                    .isLessThan(proposal.quote().bid().value());
        });
    }

    private static List<String> figures(long seed) {
        return RiskCases.random(seed, 20).stream()
                .map(each -> each.proposal().quote() + " " + each.context().equity())
                .toList();
    }
}
