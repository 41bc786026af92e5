package trade.helix.tck;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of {@link trade.helix.api.venue.KeyValue}: extend it, supply a {@link KeyValueFixture}, and every rule becomes a
 * test. All of them are MUST. That values survive a loss of power no test of this kind can show.
 */
public abstract class KeyValueContractTest {
    /** For subclasses. */
    protected KeyValueContractTest() {}

    /**
     * Makes an empty place. Called once for each rule.
     *
     * @return the fixture; the kit closes it
     */
    protected abstract KeyValueFixture open();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return KeyValueRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> check(rule, this::open)));
    }

    static void check(Rule<KeyValueFixture> rule, Supplier<KeyValueFixture> opener) {
        rule.trying(() -> {
            try (KeyValueFixture fixture = opener.get()) {
                rule.body().check(fixture);
            }
        });
    }
}
