package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import trade.helix.api.risk.PositionSizer;
import trade.helix.api.risk.Sizing;

/** The contract of {@link PositionSizer}: extend it, supply a sizer, and every rule becomes a test. All of them are MUST. */
public abstract class PositionSizerContractTest {
    static final List<Rule<PositionSizer>> RULES = List.of(
            Rule.must("Z1", "it answers every case, one without equity too", sizer -> sizings(sizer)),
            Rule.must(
                    "Z2", "it shows its arithmetic, or says why there is no size", PositionSizerContractTest::explains),
            Rule.must("Z3", "the same arguments give the same size", PositionSizerContractTest::isPure),
            Rule.must("Z4", "several threads may ask it at once", PositionSizerContractTest::isThreadSafe));

    /** For subclasses. */
    protected PositionSizerContractTest() {}

    /**
     * The sizer to try.
     *
     * @return a new one; called once for each rule
     */
    protected abstract PositionSizer sizer();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.toString(), () -> rule.trying(() -> rule.body().check(sizer()))));
    }

    private static List<Sizing> sizings(PositionSizer sizer) {
        List<Sizing> sizings = new ArrayList<>();
        for (RiskCases.Case each : RiskCases.tried()) {
            Sizing sizing = assertDoesNotThrow(() -> sizer.size(each.proposal(), each.context()), each::toString);
            sizings.add(required(sizing, each));
        }
        return sizings;
    }

    private static Sizing required(Sizing sizing, RiskCases.Case each) {
        assertNotNull(sizing, () -> "no sizing: " + each);
        return sizing;
    }

    /** A sizing has no equality of its own. */
    private static List<String> texts(PositionSizer sizer) {
        return sizings(sizer).stream()
                .map(sizing -> sizing.quantity() + " by " + sizing.steps())
                .toList();
    }

    private static void explains(PositionSizer sizer) {
        for (Sizing sizing : sizings(sizer)) {
            assertFalse(sizing.steps().isEmpty(), "no step is told");
            assertFalse(sizing.steps().stream().anyMatch(String::isBlank), "a step is blank");
        }
    }

    private static void isPure(PositionSizer sizer) {
        List<String> first = texts(sizer);
        for (int i = 0; i < 3; i++) {
            assertEquals(first, texts(sizer));
        }
    }

    private static void isThreadSafe(PositionSizer sizer) throws Exception {
        List<String> alone = texts(sizer);
        for (List<String> each : Parallel.six(() -> texts(sizer))) {
            assertEquals(alone, each);
        }
    }
}
