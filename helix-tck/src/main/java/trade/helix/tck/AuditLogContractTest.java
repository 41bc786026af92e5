package trade.helix.tck;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of {@link trade.helix.api.store.AuditLog}, and of journals that write it: extend it, supply a
 * {@link StoreFixture}, and every rule becomes a test. All of them are MUST.
 */
public abstract class AuditLogContractTest {
    /** For subclasses. */
    protected AuditLogContractTest() {}

    /**
     * Makes an empty store. Called for each rule.
     *
     * @return the fixture; the kit closes it
     */
    protected abstract StoreFixture open();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return AuditRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> check(rule, this::open)));
    }

    static void check(Rule<StoreTrial> rule, Supplier<StoreFixture> opener) {
        rule.trying(() -> {
            try (StoreFixture fixture = opener.get()) {
                rule.body().check(new StoreTrial(fixture));
            }
        });
    }
}
