package trade.helix.api.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import trade.helix.api.intake.SignalOutcome;
import trade.helix.api.journal.JournalRecord;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.trade.TradeId;

/** A sealed result is handled by the one function that is meant for it; no other is called. */
class FoldTest {
    private static final OrderState ORDER = Samples.orderState().build();
    private static final Refusal NO = Refusal.of(RefusalReason.TRADING_RULE, "-1013");

    @Test
    void submitResult() {
        assertFolds(
                SubmitResult.class,
                List.of(
                        new SubmitResult.Accepted(ORDER, List.of()),
                        new SubmitResult.Refused(NO),
                        new SubmitResult.Unknown("timeout")),
                result -> result.fold(at(0, result), at(1, result), at(2, result)));
    }

    @Test
    void protectResult() {
        assertFolds(
                ProtectResult.class,
                List.of(
                        new ProtectResult.Placed(List.of(ORDER)),
                        new ProtectResult.Refused(NO),
                        new ProtectResult.Unknown("timeout")),
                result -> result.fold(at(0, result), at(1, result), at(2, result)));
    }

    @Test
    void cancelResult() {
        assertFolds(
                CancelResult.class,
                List.of(
                        new CancelResult.Cancelled(List.of(ORDER)),
                        new CancelResult.AlreadyFilled(),
                        new CancelResult.AlreadyGone(),
                        new CancelResult.Unknown("timeout")),
                result -> result.fold(at(0, result), at(1, result), at(2, result), at(3, result)));
    }

    @Test
    void lookup() {
        assertFolds(
                Lookup.class,
                List.of(new Lookup.Found(List.of(ORDER)), new Lookup.NotFound(true), new Lookup.Unavailable("timeout")),
                result -> result.fold(at(0, result), at(1, result), at(2, result)));
    }

    @Test
    void signalOutcome() {
        var trade = new TradeId("t-1");
        assertFolds(
                SignalOutcome.class,
                List.of(
                        new SignalOutcome.Opened(trade),
                        new SignalOutcome.Closed(trade),
                        new SignalOutcome.Deduplicated(Samples.REF),
                        new SignalOutcome.Rejected(ReasonCode.STALE, "")),
                result -> result.fold(at(0, result), at(1, result), at(2, result), at(3, result)));
    }

    @Test
    void journalRecord() {
        assertThat(Samples.facts().stream().map(Object::getClass))
                .map(Class.class::cast)
                .containsExactlyInAnyOrder(JournalRecord.class.getPermittedSubclasses());
        assertThat(Samples.facts())
                .allSatisfy(fact -> assertThat(fact.accept(whichMethod())).isEqualTo(fact.getClass()));
    }

    /** Answers with the type of the method that was called. */
    @SuppressWarnings("unchecked") // The proxy answers with a class whatever it is asked.
    private static JournalRecord.Visitor<Class<?>> whichMethod() {
        Class<?>[] types = {JournalRecord.Visitor.class};
        return (JournalRecord.Visitor<Class<?>>) Proxy.newProxyInstance(
                FoldTest.class.getClassLoader(), types, (proxy, method, given) -> method.getParameterTypes()[0]);
    }

    @Test
    void foundNothingIsNotAFinding() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lookup.Found(List.of()))
                .withMessage("Found no order: that is NotFound.");
    }

    /** A function that says its own place, and that it was called with the result itself. */
    private static <T> Function<T, Integer> at(int place, Object folded) {
        return given -> {
            assertThat(given).isSameAs(folded);
            return place;
        };
    }

    private static <R> void assertFolds(Class<R> sealed, List<R> inOrder, Function<R, Integer> fold) {
        assertThat(inOrder.stream().map(Object::getClass))
                .as("every kind of %s", sealed.getSimpleName())
                .map(Class.class::cast)
                .containsExactlyInAnyOrder(sealed.getPermittedSubclasses());
        for (int i = 0; i < inOrder.size(); i++) {
            assertThat(fold.apply(inOrder.get(i))).isEqualTo(i);
        }
    }
}
