package trade.helix.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.event.EventId;
import trade.helix.api.event.OrderOutcome;
import trade.helix.api.event.SignalDeduplicated;
import trade.helix.api.event.TradingEvent;
import trade.helix.api.event.TradingEventListener;
import trade.helix.api.journal.Outcome;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.SignalRef;

/**
 * The contract of {@link TradingEventListener}: extend it, supply a listener, and every rule becomes a test. All of them
 * are MUST.
 */
public abstract class TradingEventListenerContractTest {
    private static final Instant NOW = Instant.parse("2026-05-15T08:14:32Z");

    static final List<Rule<TradingEventListener>> RULES = List.of(
            Rule.must(
                    "E1",
                    "it takes events of the kinds that there are",
                    listener -> known("main", 1).forEach(event -> takes(listener, event))),
            Rule.must(
                    "E2",
                    "it passes over a kind that it does not know",
                    TradingEventListenerContractTest::takesUnknown),
            Rule.must(
                    "E3",
                    "it takes an event again: each comes at least once",
                    TradingEventListenerContractTest::takesAgain),
            Rule.must(
                    "E4",
                    "it takes events of several accounts from several threads",
                    TradingEventListenerContractTest::takesTogether));

    /** For subclasses. */
    protected TradingEventListenerContractTest() {}

    /**
     * The listener to try.
     *
     * @return a new one; called once for each rule
     */
    protected abstract TradingEventListener listener();

    /** Not visible to subclasses, so that none can replace it. */
    @TestFactory
    Stream<DynamicTest> everyRuleIsKept() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.toString(), () -> rule.trying(() -> rule.body().check(listener()))));
    }

    private static void takes(TradingEventListener listener, TradingEvent event) {
        assertDoesNotThrow(() -> listener.on(event), event::text);
    }

    private static List<TradingEvent> known(String account, long sequence) {
        ClientOrderId order = new ClientOrderId("hx3k2mq7");
        return List.of(
                new OrderOutcome(id(account, sequence), order, Outcome.UNKNOWN, "no answer"),
                new OrderOutcome(id(account, sequence), order, Outcome.ACCEPTED, ""),
                new SignalDeduplicated(id(account, sequence + 1), new SignalRef("s-2"), new SignalRef("s-1")));
    }

    private static EventId id(String account, long sequence) {
        return new EventId(new AccountId(account), sequence, NOW);
    }

    private static void takesUnknown(TradingEventListener listener) {
        takes(listener, new Novelty(id("main", 1)));
    }

    private static void takesAgain(TradingEventListener listener) {
        for (int i = 0; i < 3; i++) {
            known("main", 1).forEach(event -> takes(listener, event));
        }
    }

    private static void takesTogether(TradingEventListener listener) throws Exception {
        Parallel.six(() -> {
            String account = "account-" + Thread.currentThread().getId();
            for (int i = 0; i < 100; i += 2) {
                known(account, i).forEach(event -> takes(listener, event));
            }
            return account;
        });
    }

    /** A kind of a later version. */
    private record Novelty(EventId id) implements TradingEvent {
        @Override
        public String text() {
            return "something new";
        }
    }
}
