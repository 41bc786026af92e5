package trade.helix.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of {@link trade.helix.api.store.TradeHistory}: extend it, supply a
 * {@link StoreFixture}, and every rule becomes a test. All of them are MUST.
 */
public abstract class TradeHistoryContractTest {
    /** For subclasses. */
    protected TradeHistoryContractTest() {}

    /**
     * Makes an empty store. Called for each rule.
     *
     * @return the fixture; the kit closes it
     */
    protected abstract StoreFixture open();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return TradeHistoryRules.ALL.stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.toString(), () -> AuditLogContractTest.check(rule, this::open)));
    }
}
