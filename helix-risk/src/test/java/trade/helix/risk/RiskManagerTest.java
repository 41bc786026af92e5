package trade.helix.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trade.helix.risk.Entries.approved;
import static trade.helix.risk.Entries.context;
import static trade.helix.risk.Entries.figures;
import static trade.helix.risk.Entries.proposal;
import static trade.helix.risk.Entries.rejected;
import static trade.helix.risk.Entries.usdt;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountStatus;
import trade.helix.api.account.HaltCause;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Exposure;
import trade.helix.api.risk.GateId;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.risk.RiskContext;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Ratio;

class RiskManagerTest {
    private final RiskSettings settings = RiskSettings.defaults();
    private final RiskManager manager = RiskManager.standard(settings);

    @Test
    void aStandardTradeRisksOnePercentAtATwoPercentStop() {
        Approval approval = approved(manager.evaluate(proposal(settings), context(usdt("10000"))));

        // 10,000 x 1 % / 1,200 = 0.08333..., a notional of 5,000 less what the grid cuts off.
        assertThat(approval.quantity()).isEqualTo(Quantity.of("0.08333"));
        // 0.08333 x (60,120 x 1.001 - 58,506 x 0.999) + one step of 0.00001 at 60,120
        assertThat(approval.reserved()).isEqualTo(usdt("144.37972458").plus(usdt("0.6012")));
    }

    @Test
    void whatIsReservedElsewhereMakesTheTradeSmallerThenImpossible() {
        RiskSettings two = RiskSettings.builder().maxOpenTrades(2).build();
        RiskManager twoTrades = RiskManager.standard(two);

        Approval smaller = approved(twoTrades.evaluate(proposal(two), withReserved("200")));
        assertThat(smaller.quantity()).isLessThan(Quantity.of("0.08333"));
        assertThat(smaller.reserved()).isLessThanOrEqualTo(usdt("100"));

        RiskDecision.Rejected none = rejected(twoTrades.evaluate(proposal(two), withReserved("240")));
        assertThat(none.reason()).isEqualTo(ReasonCode.LOSS_BUDGET_EXHAUSTED);
    }

    @Test
    void aDayAlmostLostRejectsForTheDailyLimitItself() {
        RiskContext lost = context(usdt("9710"), figures(usdt("10000"), usdt("-290")), List.of());

        assertThat(rejected(manager.evaluate(proposal(settings), lost)).reason())
                .isEqualTo(ReasonCode.DAILY_LOSS_LIMIT);
    }

    @Test
    void theTraceListsEveryGateAlsoAfterAVeto() {
        RiskContext open = context(usdt("10000"), figures(usdt("10000"), usdt("0")), List.of(exposure("0")));

        RiskDecision.Rejected rejected = rejected(manager.evaluate(proposal(settings), open));

        assertThat(rejected.reason()).isEqualTo(ReasonCode.POSITION_ALREADY_OPEN);
        assertThat(rejected.trace().gates())
                .extracting(result -> result.gate().value())
                .containsExactly(
                        "daily-loss-limit",
                        "account-running",
                        "open-trades",
                        "min-balance",
                        "venue-reachable",
                        "pair-available",
                        "loss-budget",
                        "min-notional");
        assertThat(rejected.trace().sizing()).isNotEmpty();
    }

    @Test
    void eachStandardGateRejectsWithItsOwnReason() {
        RiskContext good = context(usdt("10000"));
        RiskContext halted = new RiskContext(
                good.now(),
                AccountStatus.RUNNING.halted(HaltCause.HUMAN),
                good.account(),
                good.reachableAt(),
                good.equity(),
                good.losses(),
                good.exposures(),
                good.activity());
        RiskContext silent = new RiskContext(
                good.now(),
                good.status(),
                good.account(),
                good.now().minus(Duration.ofSeconds(11)),
                good.equity(),
                good.losses(),
                good.exposures(),
                good.activity());
        assertThat(rejected(manager.evaluate(proposal(settings), halted)).reason())
                .isEqualTo(ReasonCode.ACCOUNT_HALTED);
        assertThat(rejected(manager.evaluate(proposal(settings), silent)).reason())
                .isEqualTo(ReasonCode.EXCHANGE_UNREACHABLE);
        assertThat(rejected(manager.evaluate(proposal(settings), context(usdt("49.99"))))
                        .reason())
                .isEqualTo(ReasonCode.BALANCE_BELOW_MINIMUM);
        RiskSettings tiny =
                RiskSettings.builder().riskPerTrade(Ratio.ofPercent("0.001")).build();
        assertThat(rejected(RiskManager.standard(tiny).evaluate(proposal(tiny), good))
                        .reason())
                .isEqualTo(ReasonCode.BELOW_MIN_NOTIONAL);
    }

    @Test
    void aGateThatThrowsIsAVeto() {
        RiskDecision.Rejected rejected = rejectedBy(Phase.BEFORE_SIZE, () -> {
            throw new IllegalStateException("no data");
        });

        assertThat(rejected.reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(rejected.detail()).isEqualTo("limit an answer, actual java.lang.IllegalStateException: no data");
        assertThat(rejected.trace().lines())
                .contains(
                        "gate broken: veto gate_failed (limit an answer, actual java.lang.IllegalStateException: no data)");
    }

    @Test
    void aGateThatSaysNothingIsAVeto() {
        for (Phase phase : Phase.values()) {
            RiskDecision.Rejected rejected = rejectedBy(phase, () -> null);

            assertThat(rejected.reason()).isEqualTo(ReasonCode.GATE_FAILED);
            assertThat(rejected.detail()).endsWith("NullPointerException: verdict");
        }
    }

    @Test
    void aGateWhoseClassesAreMissingIsAVeto() {
        RiskDecision.Rejected rejected = rejectedBy(Phase.AFTER_SIZE, () -> {
            throw new NoClassDefFoundError("Model");
        });

        assertThat(rejected.reason()).isEqualTo(ReasonCode.GATE_FAILED);
    }

    private RiskDecision.Rejected rejectedBy(Phase phase, Supplier<Verdict> answer) {
        RiskManager manager = RiskManager.builder(settings)
                .gate(gate("broken", phase, answer))
                .build();
        return rejected(manager.evaluate(proposal(settings), context(usdt("10000"))));
    }

    private static RiskGate gate(String id, Phase phase, Supplier<Verdict> answer) {
        return new RiskGate() {
            @Override
            public GateId id() {
                return new GateId(id);
            }

            @Override
            public Phase phase() {
                return phase;
            }

            @Override
            public Verdict check(EntryProposal proposal, RiskContext context) {
                return answer.get();
            }
        };
    }

    @Test
    void theFirstVetoInDeclaredOrderDecides() {
        RiskManager manager = RiskManager.builder(settings)
                .gate(gate("late", Phase.AFTER_SIZE, () -> Verdict.veto(ReasonCode.STALE, "a", "b")))
                .gate(gate("passes", Phase.BEFORE_SIZE, () -> Verdict.pass("a", "b")))
                .gate(gate("first", Phase.BEFORE_SIZE, () -> Verdict.veto(ReasonCode.SUPERSEDED, "a", "b")))
                .gate(gate("second", Phase.BEFORE_SIZE, () -> Verdict.veto(ReasonCode.QUEUE_FULL, "a", "b")))
                .build();

        RiskDecision.Rejected rejected = rejected(manager.evaluate(proposal(settings), context(usdt("10000"))));

        assertThat(rejected.reason()).isEqualTo(ReasonCode.SUPERSEDED);
        assertThat(rejected.detail()).isEqualTo("limit a, actual b");
        assertThat(rejected.trace().gates())
                .extracting(result -> result.gate().value())
                .containsExactly("account-running", "passes", "first", "second", "loss-budget", "late");
    }

    @Test
    void twoGatesOfOneNameAreRefused() {
        RiskGate one = gate("one", Phase.BEFORE_SIZE, () -> Verdict.pass("a", "b"));

        assertThatThrownBy(
                        () -> RiskManager.builder(settings).gate(one).gate(one).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two gates are named one: rename or remove one.");
    }

    @Test
    void noGateAndNoSizerCanBeNothing() {
        RiskManager.Builder builder = RiskManager.builder(settings);

        assertThatThrownBy(() -> RiskManager.builder(null)).hasMessage("settings");
        assertThatThrownBy(() -> builder.gate(null)).hasMessage("gate");
        assertThatThrownBy(() -> builder.sizer(null)).hasMessage("value");
    }

    @Test
    void aGateWithoutANameIsRefused() {
        RiskGate nameless = new RiskGate() {
            @Override
            public GateId id() {
                return null;
            }

            @Override
            public Phase phase() {
                return Phase.BEFORE_SIZE;
            }

            @Override
            public Verdict check(EntryProposal proposal, RiskContext context) {
                return Verdict.pass("a", "b");
            }
        };

        assertThatThrownBy(() -> RiskManager.builder(settings).gate(nameless).build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
    }

    @Test
    void aGateWithoutAPhaseIsRefused() {
        assertThatThrownBy(() -> RiskManager.builder(settings)
                        .gate(gate("one", null, () -> Verdict.pass("a", "b")))
                        .build())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("phase");
    }

    @Test
    void theLossBudgetShowsWhatItLookedAt() {
        RiskDecision decision = manager.evaluate(proposal(settings), context(usdt("10000")));

        // Half of 0.08333... is 0.04166 on the grid: 0.04166 x 1,732.626 + 0.6012
        assertThat(decision.trace().lines())
                .contains("gate loss-budget: pass (limit at least 72.78239916 USDT left for half a standard trade,"
                        + " actual 300 USDT left (day 300 USDT - lost 0 USDT, drawdown 1500 USDT - lost 0 USDT,"
                        + " less reserved 0 USDT)) from standard size 0.083333333333333333");
    }

    @Test
    void noGatesIsAnErrorAtTheStart() {
        assertThatThrownBy(() -> RiskManager.builder(settings).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No gate");
    }

    @Test
    void anApprovalOpensTheWayOnce() {
        Approval approval = approved(manager.evaluate(proposal(settings), context(usdt("10000"))));
        assertThat(approval).hasToString("Approval[0.08333 BTC/USDT, reserved 144.98092458 USDT]");
        assertThat(approval.proposal()).isEqualTo(proposal(settings).withSize(Quantity.of("0.08333")));
        approval.spend();

        assertThatThrownBy(approval::spend).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOrderThatWasNotPlacedGetsThreeMoreProofsAndEachIsRenewedOnce() {
        Approval first = approved(manager.evaluate(proposal(settings), context(usdt("10000"))));
        assertThatThrownBy(() -> manager.again(first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not been used");
        first.spend();
        Approval second = manager.again(first).orElseThrow();
        assertThat(manager.again(first)).isEmpty();
        assertThat(second.proposal()).isEqualTo(first.proposal());
        assertThat(second.reserved()).isEqualTo(first.reserved());
        second.spend();
        Approval third = manager.again(second).orElseThrow();
        third.spend();
        Approval fourth = manager.again(third).orElseThrow();
        fourth.spend();
        assertThat(manager.again(fourth)).isEmpty();
    }

    private static RiskContext withReserved(String amount) {
        return context(usdt("10000"), figures(usdt("10000"), usdt("0")), List.of(exposure(amount)));
    }

    private static Exposure exposure(String reserved) {
        return new Exposure(Entries.BTC_USDT, usdt("1000"), usdt(reserved));
    }
}
