package trade.helix.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Decision;
import trade.helix.api.market.Symbol;
import trade.helix.api.risk.ReasonCode;
import trade.helix.api.signal.Signal;
import trade.helix.api.signal.SignalAction;
import trade.helix.api.signal.SignalId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/** I3: what counts as the same signal. One too many is an order too many, one too few an exit that is not made. */
class SeenSignalTest {
    private static final Symbol OTHER = Symbol.of("ETH/USDT");

    private final SeenSignal buy = seen(SignalAction.BUY, "Long-1");
    private final SeenSignal sell = seen(SignalAction.SELL, "Exit-1");

    @Test
    void theSameIdActionAndSymbolIsARepetition() {
        assertThat(isRepeated(buy, SignalAction.BUY, "Long-1", Sample.SYMBOL)).isTrue();
        assertThat(isRepeated(buy, SignalAction.BUY, "Long-2", Sample.SYMBOL)).isFalse();
        assertThat(isRepeated(buy, SignalAction.SELL, "Long-1", Sample.SYMBOL)).isFalse();
        assertThat(isRepeated(buy, SignalAction.BUY, "Long-1", OTHER)).isFalse();
    }

    @Test
    void anEntryIsRepeatedWhateverBecameOfTheFirst() {
        assertThat(isRepeated(buy.with(accepted()), SignalAction.BUY, "Long-1", Sample.SYMBOL))
                .isTrue();
        assertThat(isRepeated(buy.with(rejected()), SignalAction.BUY, "Long-1", Sample.SYMBOL))
                .isTrue();
    }

    @Test
    void anExitThatFoundNothingDoesNotStopTheNextOne() {
        assertThat(isRepeated(sell, SignalAction.SELL, "Exit-1", Sample.SYMBOL)).isTrue();
        assertThat(isRepeated(sell.with(accepted()), SignalAction.SELL, "Exit-1", Sample.SYMBOL))
                .isTrue();
        assertThat(isRepeated(sell.with(rejected()), SignalAction.SELL, "Exit-1", Sample.SYMBOL))
                .isFalse();
    }

    @Test
    void aRepetitionIsNotItselfRepeated() {
        Decision dropped = Decision.deduplicated(new SignalRef("first"));
        assertThat(isRepeated(buy.with(dropped), SignalAction.BUY, "Long-1", Sample.SYMBOL))
                .isFalse();
        assertThat(isRepeated(sell.with(dropped), SignalAction.SELL, "Exit-1", Sample.SYMBOL))
                .isFalse();
    }

    private static boolean isRepeated(SeenSignal first, SignalAction action, String id, Symbol symbol) {
        return first.isRepeatedBy(signal(action, id), symbol);
    }

    private static SeenSignal seen(SignalAction action, String id) {
        return new SeenSignal(new SignalRef("s-1"), signal(action, id), Sample.SYMBOL, Sample.NOW, null);
    }

    private static Signal signal(SignalAction action, String id) {
        return Signal.builder()
                .account(new AccountId("main"))
                .id(new SignalId(id))
                .action(action)
                .symbol("BTC/USDT")
                .build();
    }

    private static Decision accepted() {
        return Decision.accepted(new TradeId("t-1"));
    }

    private static Decision rejected() {
        return Decision.rejected(ReasonCode.NO_OPEN_POSITION, "none");
    }
}
