package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import trade.helix.api.risk.EntryProposal;
import trade.helix.api.risk.Phase;
import trade.helix.api.risk.RiskGate;
import trade.helix.api.risk.Verdict;
import trade.helix.api.value.Quantity;

/** The contract of {@link RiskGate}: extend it, supply a gate, and every rule becomes a test. All of them are MUST. */
public abstract class RiskGateContractTest {
    private static final Quantity SIZE = Quantity.of("0.01");

    static final List<Rule<RiskGate>> RULES = List.of(
            Rule.must("G1", "it has a name and a phase, and both stay", RiskGateContractTest::identity),
            Rule.must(
                    "G2", "it answers every case, before there is a size if that is its phase", gate -> verdicts(gate)),
            Rule.must("G3", "its verdict says limit and actual, and a veto its reason", RiskGateContractTest::explains),
            Rule.must("G4", "the same arguments give the same verdict", RiskGateContractTest::isPure),
            Rule.must("G5", "several threads may ask it at once", RiskGateContractTest::isThreadSafe));

    /** For subclasses. */
    protected RiskGateContractTest() {}

    /**
     * The gate to try.
     *
     * @return a new one; called once for each rule
     */
    protected abstract RiskGate gate();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.toString(), () -> rule.trying(() -> rule.body().check(gate()))));
    }

    private static void identity(RiskGate gate) {
        assertNotNull(gate.id(), "id");
        assertNotNull(gate.phase(), "phase");
        assertEquals(gate.id(), gate.id(), "id");
        assertEquals(gate.phase(), gate.phase(), "phase");
    }

    private static List<Verdict> verdicts(RiskGate gate) {
        return RiskCases.tried().stream().map(each -> verdict(gate, each)).toList();
    }

    private static Verdict verdict(RiskGate gate, RiskCases.Case each) {
        EntryProposal proposal =
                gate.phase() == Phase.AFTER_SIZE ? each.proposal().withSize(SIZE) : each.proposal();
        Verdict verdict = assertDoesNotThrow(() -> gate.check(proposal, each.context()), each::toString);
        assertNotNull(verdict, () -> "no verdict: " + each);
        return verdict;
    }

    private static void explains(RiskGate gate) {
        for (Verdict verdict : verdicts(gate)) {
            assertFalse(verdict.limit().isBlank(), () -> "no limit: " + verdict);
            assertFalse(verdict.actual().isBlank(), () -> "no actual: " + verdict);
            assertTrue(verdict.passed() || verdict.reason().isPresent(), () -> "no reason: " + verdict);
        }
    }

    private static void isPure(RiskGate gate) {
        List<Verdict> first = verdicts(gate);
        for (int i = 0; i < 3; i++) {
            assertEquals(first, verdicts(gate));
        }
    }

    private static void isThreadSafe(RiskGate gate) throws Exception {
        List<Verdict> alone = verdicts(gate);
        for (List<Verdict> each : Parallel.six(() -> verdicts(gate))) {
            assertEquals(alone, each);
        }
    }
}
