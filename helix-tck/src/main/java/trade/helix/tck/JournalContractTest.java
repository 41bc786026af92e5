package trade.helix.tck;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of {@link trade.helix.api.store.Journal}: extend it, supply a {@link JournalFixture}, and every rule becomes a
 * test. All of them are MUST. That entries survive a loss of power no test of this kind can show.
 */
public abstract class JournalContractTest {
    /** For subclasses. */
    protected JournalContractTest() {}

    /**
     * Makes an empty store. Called once for each rule.
     *
     * @return the fixture; the kit closes it
     */
    protected abstract JournalFixture open();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return JournalRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> check(rule, this::open)));
    }

    static void check(Rule<JournalTrial> rule, Supplier<JournalFixture> opener) {
        rule.trying(() -> {
            try (JournalFixture fixture = opener.get()) {
                rule.body().check(new JournalTrial(fixture));
            }
        });
    }
}
